package org.farol.app;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
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
import org.farol.drift.Sample;
import org.farol.forest.Cohort;
import org.farol.model.RefusedModelException;
import org.farol.model.TrainedModel;
import org.farol.pede.StudentHistory;
import org.farol.store.AnswerCounts;
import org.farol.store.DriftEntry;
import org.farol.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Whether the model in use still fits the students. */
public final class Drift {
    /** How many of the last calls are a window, where it is not said. */
    public static final int USUAL_CALLS = 1_000;

    private final Supplier<Store> store;
    private final Models models;
    private final Clock clock;
    private @Nullable Judged judged;
    private @Nullable Reported reported;

    /** What came true, worked out once for a model and a state of the records. */
    private record Judged(Basis basis, Optional<OutcomeDrift> outcome) {}

    /** The report of a year, which takes seconds for tens of thousands: the first place and that of the drift both ask. */
    private record Reported(Basis basis, int year, DriftReport report) {}

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
        return ofYear(model, year.isPresent() ? year.getAsInt() : latest(histories));
    }

    private synchronized DriftReport ofYear(TrainedModel model, int year) throws NotPossibleException {
        var now = Basis.of(store.get(), Optional.of(model));
        if (reported == null || reported.year() != year || !reported.basis().isSame(now)) {
            reported = new Reported(now, year, report(model, now.store().histories(), year));
        }
        return reported.report();
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
        var variables = model.variables();
        var rows = TrainedModel.rows(variables, students, year, cohort);
        var risks = model.score(students, year, cohort);
        return report(
                model,
                OptionalInt.of(year),
                rows.length,
                file(students, year),
                variable -> Optional.of(column(rows, variables.indexOf(variable)))
                        .map(values -> reference -> reference.sample(values)),
                reference -> reference.sample(risks),
                outcome(model, histories, year));
    }

    /**
     * What was asked of the model in use through the local API, at most {@code most} times, the last ones, against what it
     * learned from. What no caller says is left out, unless the model looks at it; so far as it is known yet, the outcome is
     * that of the students who are here.
     *
     * @throws NotPossibleException if there is no model
     */
    public DriftReport ofCalls(long most) throws NotPossibleException, IOException, RefusedModelException {
        var model = models.require();
        var variables = model.variables();
        var answers = store.get().apiPredictions().counts(model.card().version(), most);
        return report(
                model,
                OptionalInt.empty(),
                (int) answers.answers(),
                Optional.empty(),
                variable -> {
                    var i = variables.indexOf(variable);
                    return model.card().features().contains(variable)
                                    || answers.sums(i).known() > 0
                            ? Optional.of(reference -> sample(reference, answers, i))
                            : Optional.empty();
                },
                reference -> sample(reference, answers, variables.size()),
                latestOutcome(model));
    }

    private static Sample sample(ReferenceDistribution reference, AnswerCounts answers, int variable) {
        var sums = answers.sums(variable);
        return reference.sample(bin -> answers.count(variable, bin), sums.known(), sums.sum(), sums.squares());
    }

    private synchronized Optional<OutcomeDrift> latestOutcome(TrainedModel model) {
        var now = Basis.of(store.get(), Optional.of(model));
        if (judged == null || !judged.basis().isSame(now)) {
            var histories = now.store().histories();
            var latest = now.store().years().stream().max(Comparator.naturalOrder());
            judged = new Judged(now, latest.flatMap(year -> outcome(model, histories, year)));
        }
        return judged.outcome();
    }

    /**
     * The PSI of each variable, as the reference pipeline defines it, see {@link ClassicPsi}.
     *
     * @param rows how many were compared with the training records
     * @param psi in the order of the model's file; empty for a variable that nobody knows on one side
     */
    public record Classic(int rows, SequencedMap<String, OptionalDouble> psi) {}

    /**
     * The students of a year by the reference pipeline's definition.
     *
     * @throws NotPossibleException if there is no model, no record of that year, or the model was trained elsewhere:
     *     that definition needs the training records themselves
     */
    public Classic classic(int year) throws NotPossibleException, IOException, RefusedModelException {
        var model = models.require();
        var students = in(store.get().histories(), year);
        return classic(model, TrainedModel.rows(model.variables(), students, year, Cohort.of(students, year)));
    }

    /**
     * The last calls, as many as {@link #ofCalls} asks for, by the reference pipeline's definition.
     *
     * @throws NotPossibleException if there is no model, or it was trained elsewhere
     */
    public Classic classicOfCalls(int most) throws NotPossibleException, IOException, RefusedModelException {
        var model = models.require();
        var asked = store.get().apiPredictions().values(model.card().version(), most);
        return classic(model, asked.toArray(double[][]::new));
    }

    private Classic classic(TrainedModel model, double[][] rows) throws NotPossibleException {
        var variables = model.variables();
        var trained = model.trainingRows(variables, store.get().histories())
                .orElseThrow(() -> new NotPossibleException(
                        Reason.NO_TRAINING_RECORDS, model.card().version()));
        var psis = new LinkedHashMap<String, OptionalDouble>();
        for (var j = 0; j < variables.size(); j++) {
            var psi = ClassicPsi.of(column(trained, j), column(rows, j));
            psis.put(variables.get(j), Double.isNaN(psi) ? OptionalDouble.empty() : OptionalDouble.of(psi));
        }
        return new Classic(rows.length, psis);
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
        try {
            var found = ofCalls(most);
            if (found.students() > 0) {
                keep(entry(found, OptionalLong.empty(), ""));
            }
        } catch (NotPossibleException e) {
            throw new IllegalStateException("the model is gone", e);
        }
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
                    keep(entry(
                            report(model.get(), histories, year),
                            OptionalLong.of(latest.get().id()),
                            latest.get().file()));
                }
            }
        } catch (IOException | RefusedModelException | NotPossibleException e) {
            LoggerFactory.getLogger(Drift.class).warn("drift not kept: {}", e.getMessage());
        }
    }

    private DriftEntry entry(DriftReport found, OptionalLong importId, String file) {
        return new DriftEntry(
                clock.instant(),
                importId,
                file,
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

    /** Later values of a variable, as its reference sees them. */
    @FunctionalInterface
    private interface Later {
        Sample in(ReferenceDistribution reference);
    }

    private static DriftReport report(
            TrainedModel model,
            OptionalInt year,
            int students,
            Optional<String> file,
            Function<String, Optional<Later>> variables,
            Later risks,
            Optional<OutcomeDrift> outcome) {
        var card = model.card();
        var references = new ArrayList<ReferenceDistribution>();
        var samples = new ArrayList<Sample>();
        var notCompared = new ArrayList<String>();
        for (var variable : model.variables()) {
            var reference = model.reference(variable);
            var later = variables.apply(variable);
            if (reference.isPresent() && later.isPresent()) {
                references.add(reference.get());
                samples.add(later.get().in(reference.get()));
            } else {
                notCompared.add(variable);
            }
        }
        return new DriftReport(
                card.version(),
                card.trainYears(),
                card.trainingRecords(),
                year,
                students,
                file,
                card.features(),
                Comparison.ofSamples(references, card.trainingRecords(), samples),
                notCompared,
                compare(model, TrainedModel.RISK, risks),
                outcome);
    }

    private static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    private static Optional<FeatureDrift> compare(TrainedModel model, String variable, Later later) {
        return model.reference(variable)
                .map(reference -> Comparison.ofSamples(
                                List.of(reference), model.card().trainingRecords(), List.of(later.in(reference)))
                        .getFirst());
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
                        model.reference(TrainedModel.OUTCOME)
                                .flatMap(ReferenceDistribution::summary)
                                .map(ReferenceDistribution.Summary::mean),
                        (double) now.positives() / now.n(),
                        compare(
                                model,
                                TrainedModel.OUTCOME,
                                reference -> reference.sample(TrainedModel.outcomes(histories, year))),
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
