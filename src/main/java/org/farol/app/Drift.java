package org.farol.app;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.farol.app.NotPossibleException.Reason;
import org.farol.drift.ClassicPsi;
import org.farol.drift.Comparison;
import org.farol.drift.FeatureDrift;
import org.farol.drift.ReferenceDistribution;
import org.farol.forest.Cohort;
import org.farol.model.ModelCard;
import org.farol.model.RefusedModelException;
import org.farol.model.TrainedModel;
import org.farol.pede.StudentHistory;
import org.farol.store.BinCounts;
import org.farol.store.DriftEntry;
import org.farol.store.Store;
import org.farol.store.StoredImport;
import org.slf4j.LoggerFactory;

/** Whether the model in use still fits the students. */
public final class Drift {
    private final Supplier<Store> store;
    private final Models models;
    private final Clock clock;

    Drift(Supplier<Store> store, Models models, Clock clock) {
        this.store = store;
        this.models = models;
        this.clock = clock;
    }

    /**
     * The students of a year (the latest when empty) against those that the model learned from.
     *
     * @throws NotPossibleException if there is no model, or no record of that year
     */
    public DriftReport ofYear(OptionalInt year) throws NotPossibleException, IOException, RefusedModelException {
        var model = models.require();
        var histories = store.get().histories();
        var asked = year.isPresent() ? year.getAsInt() : latest(histories);
        return report(model, histories, asked);
    }

    private static int latest(List<StudentHistory> histories) throws NotPossibleException {
        return histories.stream()
                .mapToInt(history -> history.records().getLast().year())
                .max()
                .orElseThrow(() -> new NotPossibleException(Reason.NO_RECORDS, ""));
    }

    private static List<StudentHistory> in(List<StudentHistory> histories, int year) throws NotPossibleException {
        var students = histories.stream()
                .filter(history -> history.in(year).isPresent())
                .toList();
        if (students.isEmpty()) {
            throw new NotPossibleException(Reason.NO_RECORDS_OF_YEAR, Integer.toString(year));
        }
        return students;
    }

    private static DriftReport report(TrainedModel model, List<StudentHistory> histories, int year)
            throws NotPossibleException {
        var students = in(histories, year);
        var cohort = Cohort.of(students, year);
        var features = features(model);
        return report(
                model,
                OptionalInt.of(year),
                file(students, year),
                features,
                TrainedModel.rows(features, students, year, cohort),
                model.score(students, year, cohort),
                outcome(model, histories, year));
    }

    /**
     * Students that the model was asked about elsewhere, as those of one window, against those that it learned from.
     *
     * @param features names of the columns of {@code rows}; others than the model's file tells of do not matter
     * @param rows the features of each student; NaN where unknown
     * @param risks that it told of each, in [0,1]
     * @throws NotPossibleException if there is no model
     */
    public DriftReport ofCalls(List<String> features, double[][] rows, double[] risks)
            throws NotPossibleException, IOException, RefusedModelException {
        return report(models.require(), OptionalInt.empty(), Optional.empty(), features, rows, risks, Optional.empty());
    }

    /**
     * The PSI of each feature of a year, in the order of the model's file, as the reference pipeline defines it, see {@link ClassicPsi}; empty for one that
     * nobody knows on one side.
     *
     * @throws NotPossibleException if there is no model, no record of that year, or the model was trained elsewhere:
     *     that definition needs the training records themselves
     */
    public Map<String, OptionalDouble> classic(int year)
            throws NotPossibleException, IOException, RefusedModelException {
        var model = models.require();
        var histories = store.get().histories();
        var students = in(histories, year);
        var features = features(model);
        var trained = model.trainingRows(features, histories)
                .orElseThrow(() -> new NotPossibleException(
                        Reason.NO_TRAINING_RECORDS, model.card().version()));
        var rows = TrainedModel.rows(features, students, year, Cohort.of(students, year));
        var psis = new LinkedHashMap<String, OptionalDouble>();
        for (var j = 0; j < features.size(); j++) {
            var psi = ClassicPsi.of(column(trained, j), column(rows, j));
            psis.put(features.get(j), Double.isNaN(psi) ? OptionalDouble.empty() : OptionalDouble.of(psi));
        }
        return psis;
    }

    /** The features that the model's file tells of. */
    private static List<String> features(TrainedModel model) {
        return model.reference().stream()
                .map(ReferenceDistribution::feature)
                .filter(name -> !name.equals(TrainedModel.RISK) && !name.equals(TrainedModel.OUTCOME))
                .toList();
    }

    /** What was found after each import and of each window of calls that was kept, oldest first. */
    public List<DriftEntry> history() {
        return store.get().driftHistory().entries();
    }

    /**
     * Keeps how far the last answers to other programs, at most {@code most}, have moved, unless they are the same as the
     * last time; nothing without answers of the model in use.
     */
    public void keepCalls(int most) throws IOException, RefusedModelException {
        var active = models.active();
        if (active.isEmpty()) {
            return;
        }
        var card = active.get().card();
        var answers = store.get().apiPredictions().counts(card.version(), most);
        var references = card.features().stream()
                .flatMap(feature -> reference(active.get(), feature).stream())
                .toList();
        if (answers.answers() > 0) {
            keep(new DriftEntry(
                    clock.instant(),
                    OptionalLong.empty(),
                    "",
                    card.version(),
                    OptionalInt.empty(),
                    (int) answers.answers(),
                    values(Comparison.ofCounts(
                            references,
                            card.trainingRecords(),
                            references.stream()
                                    .map(reference -> counts(answers, card, reference))
                                    .toList())
                            .stream()),
                    Optional.empty()));
        }
    }

    private static double[] counts(BinCounts answers, ModelCard card, ReferenceDistribution reference) {
        var feature = card.features().indexOf(reference.feature());
        return IntStream.range(0, reference.bins())
                .mapToDouble(bin -> answers.count(feature, bin))
                .toArray();
    }

    /**
     * Keeps what the latest import made of the years that the model has not learned from, where it differs from what was
     * kept before. What cannot be found out, as without a model, is not kept: it is no reason for an import to fail.
     */
    void remember() {
        try {
            var model = models.active();
            var latest = store.get().imports().stream().findFirst();
            if (model.isEmpty() || latest.isEmpty()) {
                return;
            }
            var histories = store.get().histories();
            for (var year : store.get().years()) {
                if (!model.get().card().trainYears().contains(year)) {
                    keep(entry(report(model.get(), histories, year), latest.get()));
                }
            }
        } catch (IOException | RefusedModelException | NotPossibleException e) {
            LoggerFactory.getLogger(Drift.class).warn("drift not kept: {}", e.getMessage());
        }
    }

    private DriftEntry entry(DriftReport found, StoredImport of) {
        return new DriftEntry(
                clock.instant(),
                OptionalLong.of(of.id()),
                of.file(),
                found.modelVersion(),
                found.year(),
                found.students(),
                values(found.variables()),
                found.outcome()
                        .map(outcome -> new DriftEntry.Outcome(
                                outcome.year(),
                                outcome.rateNow(),
                                outcome.measured().auc(),
                                outcome.measured().brier(),
                                outcome.measured().recall())));
    }

    private static List<DriftEntry.Value> values(Stream<FeatureDrift> variables) {
        return variables
                .map(variable -> new DriftEntry.Value(
                        variable.feature(),
                        variable.psi(),
                        variable.p(),
                        variable.severity().name()))
                .sorted(Comparator.comparing(DriftEntry.Value::variable))
                .toList();
    }

    private void keep(DriftEntry entry) {
        var before = history().stream()
                .filter(other -> other.modelVersion().equals(entry.modelVersion())
                        && other.year().equals(entry.year()))
                .reduce((_, later) -> later);
        if (before.filter(entry::repeats).isEmpty()) {
            store.get().driftHistory().add(entry);
        }
    }

    private static DriftReport report(
            TrainedModel model,
            OptionalInt year,
            Optional<String> file,
            List<String> features,
            double[][] rows,
            double[] risks,
            Optional<OutcomeDrift> outcome) {
        var card = model.card();
        var references = model.reference().stream()
                .filter(reference -> features.contains(reference.feature()))
                .toList();
        var columns = references.stream()
                .map(reference -> column(rows, features.indexOf(reference.feature())))
                .toList();
        return new DriftReport(
                card.version(),
                card.trainYears(),
                card.trainingRecords(),
                year,
                rows.length,
                file,
                card.features(),
                Comparison.of(references, card.trainingRecords(), columns),
                compare(model, TrainedModel.RISK, risks),
                outcome);
    }

    private static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    private static Optional<FeatureDrift> compare(TrainedModel model, String variable, double[] values) {
        return reference(model, variable)
                .map(reference -> Comparison.of(List.of(reference), model.card().trainingRecords(), List.of(values))
                        .getFirst());
    }

    private static Optional<ReferenceDistribution> reference(TrainedModel model, String variable) {
        return model.reference().stream()
                .filter(reference -> reference.feature().equals(variable))
                .findFirst();
    }

    /** What is known of the year itself or, until the sheet of the year after has come, of the year before. */
    private static Optional<OutcomeDrift> outcome(TrainedModel model, List<StudentHistory> histories, int year) {
        return IntStream.of(year, year - 1)
                .filter(candidate -> !model.card().trainYears().contains(candidate))
                .boxed()
                .flatMap(candidate -> measured(model, histories, candidate).stream())
                .findFirst();
    }

    private static Optional<OutcomeDrift> measured(TrainedModel model, List<StudentHistory> histories, int year) {
        return model.judge(histories, year)
                .map(now -> new OutcomeDrift(
                        year,
                        reference(model, TrainedModel.OUTCOME)
                                .flatMap(ReferenceDistribution::summary)
                                .map(ReferenceDistribution.Summary::mean),
                        (double) now.positives() / now.n(),
                        compare(model, TrainedModel.OUTCOME, TrainedModel.outcomes(histories, year)),
                        now,
                        model.card()
                                .quality()
                                .map(told -> OutcomeDrift.figures(now, told))
                                .orElse(List.of())));
    }

    /** The file that the records of most students come from. */
    private static Optional<String> file(List<StudentHistory> students, int year) {
        return students.stream()
                .map(student -> student.in(year).orElseThrow().source().file())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
