package org.farol.ui.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.model.RefusedModelException;
import org.farol.store.StoreException;
import org.farol.store.StoreKey;
import org.farol.store.StoreServer;
import org.farol.ui.LocalApi;
import org.farol.ui.Look;
import org.farol.ui.Opened;
import org.farol.work.Progress;

/**
 * What the window has open: a person's own data or the samples, never both. Its methods block and are called in the
 * background.
 */
public final class Session implements AutoCloseable {
    private final Workspace workspace;
    private final boolean sample;
    private final LocalApi api;

    private Session(Workspace workspace, boolean sample) {
        this.workspace = workspace;
        this.sample = sample;
        this.api = new LocalApi(workspace);
    }

    static Session open(Path folder, boolean sample) {
        return open(folder, sample, Optional.empty());
    }

    static Session open(Path folder, boolean sample, Optional<StoreKey> key) {
        return new Session(Workspace.open(folder, key), sample);
    }

    static Session open(Path folder, StoreServer server) {
        return new Session(Workspace.open(folder, server), false);
    }

    /** Makes the backup of a person's own data that is due at the end of work. */
    void backUpAtEnd() throws Exception {
        if (!sample) {
            workspace.backups().makeAtEnd();
        }
    }

    /** The use cases on this data. */
    public Workspace workspace() {
        return workspace;
    }

    /** Its local API. */
    LocalApi api() {
        return api;
    }

    boolean isSample() {
        return sample;
    }

    /** Works out what the window shows first; who asks for it meanwhile waits, and is told if it fails. */
    void readAhead() {
        try {
            // The model needs no store, which is still opening.
            workspace.model();
            if (!isEmpty()) {
                workspace.students(workspace.years().getLast());
            }
        } catch (IOException | RefusedModelException | StoreException _) {
            // Nobody has asked yet.
        }
    }

    /** Whether nothing was imported yet. */
    public boolean isEmpty() {
        return workspace.years().isEmpty();
    }

    /** What is open, with the students of {@code wanted}, or of the latest year where that has none. */
    Opened read(Optional<Integer> wanted, Look look) throws Exception {
        var years = workspace.years();
        int year = wanted.filter(years::contains).orElseGet(() -> years.isEmpty() ? 0 : years.getLast());
        var students = years.isEmpty() ? List.<StudentRisk>of() : workspace.students(year);
        return new Opened(workspace, years, year, students, workspace.model(), sample, look);
    }

    /** Trains and records the risks of the latest year. */
    ModelCard train(Progress progress) throws Exception {
        var card = workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), progress);
        workspace.score(OptionalInt.empty());
        return card;
    }

    @Override
    public void close() {
        api.close();
        workspace.close();
    }
}
