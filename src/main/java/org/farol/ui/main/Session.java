package org.farol.ui.main;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.Reasons;
import org.farol.app.StudentRisk;
import org.farol.app.WhatIf;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.pede.StudentHistory;
import org.farol.store.Conflict;
import org.farol.work.Progress;

/**
 * What the window has open: a person's own data or the samples, never both. Its methods block and are called in the
 * background.
 */
public final class Session implements AutoCloseable {
    private final Workspace workspace;
    private final boolean sample;

    private Session(Workspace workspace, boolean sample) {
        this.workspace = workspace;
        this.sample = sample;
    }

    /** What the main window shows of a year. */
    record Year(List<Integer> years, int year, List<StudentRisk> students, Optional<ModelCard> model) {}

    /** What the student's page shows. */
    record Student(
            StudentHistory history, Optional<Reasons> reasons, Optional<WhatIf> whatIf, List<Conflict> conflicts) {}

    static Session open(Path folder, boolean sample) {
        return new Session(Workspace.open(folder), sample);
    }

    /** The use cases on this data. */
    public Workspace workspace() {
        return workspace;
    }

    boolean isSample() {
        return sample;
    }

    /** Whether nothing was imported yet. */
    public boolean isEmpty() {
        return workspace.years().isEmpty();
    }

    /** The students of {@code wanted}, or of the latest year where that has none. */
    Year year(Optional<Integer> wanted) throws Exception {
        var years = workspace.years();
        if (years.isEmpty()) {
            return new Year(years, 0, List.of(), workspace.model());
        }
        int year = wanted.filter(years::contains).orElse(years.getLast());
        return new Year(years, year, workspace.students(year), workspace.model());
    }

    Student student(StudentRisk student) throws Exception {
        var record = student.record();
        var reasons = student.risk().isPresent()
                ? Optional.of(workspace.explain(record.studentId(), OptionalInt.of(record.year())))
                : Optional.<Reasons>empty();
        var whatIf = reasons.isPresent()
                ? Optional.of(workspace.whatIf(record.studentId(), record.year()))
                : Optional.<WhatIf>empty();
        return new Student(
                workspace.history(record.studentId()),
                reasons,
                whatIf,
                workspace.imports().conflicts(record.studentId()));
    }

    /** Trains and records the risks of the latest year. */
    ModelCard train(Progress progress) throws Exception {
        var card = workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), progress);
        workspace.score(OptionalInt.empty());
        return card;
    }

    @Override
    public void close() {
        workspace.close();
    }
}
