package org.farol.app;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.farol.forest.Cohort;
import org.farol.model.ModelCard;
import org.farol.model.PastStudents;
import org.farol.model.RefusedModelException;
import org.farol.model.TrainedModel;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.store.Store;
import org.farol.store.StoredImport;

/** The students of each year with their risks, worked out once for each state of the records and of the model. */
final class YearBook {
    private final Supplier<Store> store;
    private final Models models;
    private final Map<Integer, Page> pages = new HashMap<>();
    private Map<Integer, PastStudents> past = new ConcurrentHashMap<>();
    private Map<Integer, Phases> phases = new ConcurrentHashMap<>();
    private final Map<Integer, Overview> overviews = new HashMap<>();
    private Optional<Basis> basis = Optional.empty();

    /**
     * The students of one year.
     *
     * @param histories theirs, all years, by student id
     * @param students their records of the year, in the same order; with risks if there is a model
     */
    record Page(
            int year,
            List<StudentHistory> histories,
            Cohort cohort,
            List<StudentRisk> students,
            Optional<TrainedModel> model) {
        Optional<ModelCard> card() {
            return model.map(TrainedModel::card);
        }
    }

    /** The grades of a year within each phase. */
    record Phases(PhaseAverages averages, PhaseSpreads spreads) {}

    /** All histories, and the page of a year, as they would be without the last import. */
    record Before(StoredImport last, List<StudentHistory> all, Page page) {}

    YearBook(Supplier<Store> store, Models models) {
        this.store = store;
        this.models = models;
    }

    /** The page of a year; without students where the year has none. */
    synchronized Page page(int year) throws IOException, RefusedModelException {
        refresh();
        var known = pages.get(year);
        if (known != null) {
            return known;
        }
        var page = page(store.get().histories(), year);
        pages.put(year, page);
        return page;
    }

    /** The student-years before {@code year} in the eyes of the model, of which there must be one. */
    PastStudents past(int year) throws IOException, RefusedModelException {
        Map<Integer, PastStudents> known;
        TrainedModel model;
        synchronized (this) {
            refresh();
            known = past;
            model = basis.flatMap(Basis::model).orElseThrow();
        }
        // Not while pages are locked: with tens of thousands of records it takes a while, the first time.
        return known.computeIfAbsent(year, absent -> model.past(store.get().histories(), year));
    }

    /** How the grades of a year stand within each phase. */
    Phases phases(int year) throws IOException, RefusedModelException {
        Map<Integer, Phases> known;
        Page page;
        synchronized (this) {
            page = page(year);
            known = phases;
        }
        return known.computeIfAbsent(year, absent -> {
            var records = page.students().stream().map(StudentRisk::record).toList();
            return new Phases(PhaseAverages.of(records), new PhaseSpreads(records));
        });
    }

    /** How the students of a year are doing. */
    synchronized Overview overview(int year) throws IOException, RefusedModelException {
        var page = page(year);
        var known = overviews.get(year);
        if (known != null) {
            return known;
        }
        var overview = Overview.of(
                page, page(year - 1), beforeLastImport(year), store.get().histories());
        overviews.put(year, overview);
        return overview;
    }

    /** With the page of {@code year}, or of the latest one before it of which there were records; empty without any import. */
    private Optional<Before> beforeLastImport(int year) {
        return store.get().imports().stream().findFirst().map(last -> {
            var histories = store.get().historiesWithout(last.id());
            int latest = histories.stream()
                    .flatMap(history -> history.records().stream())
                    .mapToInt(YearlyRecord::year)
                    .filter(known -> known <= year)
                    .max()
                    .orElse(year);
            return new Before(last, histories, page(histories, latest));
        });
    }

    private void refresh() throws IOException, RefusedModelException {
        var now = Basis.of(store.get(), models.active());
        if (basis.filter(now::isSame).isEmpty()) {
            pages.clear();
            past = new ConcurrentHashMap<>();
            phases = new ConcurrentHashMap<>();
            overviews.clear();
            basis = Optional.of(now);
        }
    }

    private Page page(List<StudentHistory> all, int year) {
        var histories =
                all.stream().filter(history -> history.in(year).isPresent()).toList();
        var records =
                histories.stream().flatMap(history -> history.in(year).stream()).toList();
        var cohort = Cohort.of(records);
        var risks = basis.flatMap(Basis::model).map(model -> model.score(histories, year, cohort));
        var students = IntStream.range(0, records.size())
                .mapToObj(i -> new StudentRisk(
                        records.get(i),
                        risks.map(known -> OptionalDouble.of(known[i])).orElseGet(OptionalDouble::empty)))
                .toList();
        return new Page(year, histories, cohort, students, basis.flatMap(Basis::model));
    }
}
