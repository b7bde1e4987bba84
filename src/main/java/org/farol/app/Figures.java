package org.farol.app;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.farol.model.ModelCard;
import org.farol.model.RefusedModelException;
import org.farol.sheet.cell.Rule;
import org.farol.store.Store;
import org.jspecify.annotations.Nullable;

/** Numbers for those who watch over the program. None of them tells of a single student. */
public final class Figures {
    private final Supplier<Store> store;
    private final Models models;
    private final YearBook yearBook;
    private @Nullable Imported imported;

    Figures(Supplier<Store> store, Models models, YearBook yearBook) {
        this.store = store;
        this.models = models;
        this.yearBook = yearBook;
    }

    /**
     * The students of the latest year.
     *
     * @param atRisk those whose risk reaches the threshold; 0 without a model
     */
    public record Students(int all, int atRisk) {}

    /**
     * What became of the cells of the imports in force.
     *
     * @param revision of the records that it was counted at
     */
    public record Imported(long revision, int imports, int repairedCells, int refusedCells) {}

    /** The students of the latest year; none where nothing was imported. */
    public Students students() throws IOException, RefusedModelException {
        var years = store.get().years();
        if (years.isEmpty()) {
            return new Students(0, 0);
        }
        var students = yearBook.page(years.getLast()).students();
        var threshold = models.active().map(model -> model.card().threshold()).orElse(1.0);
        var atRisk = students.stream()
                .filter(student -> student.isFlagged(threshold))
                .count();
        return new Students(students.size(), (int) atRisk);
    }

    /** What became of imported cells, counted once for each state of the records. */
    public synchronized Imported imported() {
        var revision = store.get().revision();
        if (imported == null || imported.revision() != revision) {
            var imports = store.get().imports();
            var repaired = 0;
            var refused = 0;
            for (var one : imports) {
                for (var sheet : store.get().originals().accounts(one.id())) {
                    for (var cell : sheet.cells()) {
                        refused += cell.rule().refuses() ? 1 : 0;
                        repaired += cell.rule().refuses() || cell.rule() == Rule.DERIVED ? 0 : 1;
                    }
                }
            }
            imported = new Imported(revision, imports.size(), repaired, refused);
        }
        return imported;
    }

    /** The size of the database file, in bytes. */
    public long storeBytes() {
        return store.get().bytes();
    }

    /** The card of the model in use, if there is one. */
    public Optional<ModelCard> model() throws IOException, RefusedModelException {
        return models.active().map(model -> model.card());
    }
}
