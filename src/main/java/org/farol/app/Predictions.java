package org.farol.app;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Year;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleToIntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.farol.drift.ReferenceDistribution;
import org.farol.forest.Cohort;
import org.farol.model.ModelCard;
import org.farol.model.QuickAnswers;
import org.farol.model.RefusedModelException;
import org.farol.model.TrainedModel;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.store.ApiPrediction;
import org.farol.store.ApiPrediction.Factor;
import org.farol.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The risk of students whom programs describe, and the history of what was told. A student is compared with the stored
 * students of the same year, or of the latest there is. Of one whose id is known here, the records of earlier years
 * count too, as in the window; what the program leaves out of its own year is unknown, whatever is stored of it.
 */
public final class Predictions {
    private final Supplier<Store> store;
    private final Models models;
    private final Clock clock;
    private @Nullable Prepared prepared;

    Predictions(Supplier<Store> store, Models models, Clock clock) {
        this.store = store;
        this.models = models;
        this.clock = clock;
    }

    /** What answers need, worked out once for a model and a state of the records. */
    private record Prepared(
            TrainedModel model,
            QuickAnswers quick,
            List<DoubleToIntFunction> binnings,
            long revision,
            int usualYear,
            Map<Integer, Cohort> cohorts,
            Map<String, StudentHistory> histories) {
        Cohort cohort(int year) {
            return Optional.ofNullable(cohorts.get(year))
                    .or(() -> Optional.ofNullable(cohorts.get(usualYear)))
                    .orElseGet(() -> Cohort.of(List.of()));
        }
    }

    private synchronized Prepared prepared() throws NotPossibleException, IOException, RefusedModelException {
        var model = models.require();
        // First: what is read after a change that comes in between is only read once more.
        var revision = store.get().revision();
        if (prepared == null || prepared.model() != model || prepared.revision() != revision) {
            var quick = prepared != null && prepared.model() == model ? prepared.quick() : new QuickAnswers(model);
            var years = store.get().years();
            var cohorts = new HashMap<Integer, Cohort>();
            years.forEach(year -> cohorts.put(year, Cohort.of(store.get().records(year))));
            var histories = new HashMap<String, StudentHistory>();
            store.get().histories().forEach(history -> histories.put(history.studentId(), history));
            store.get()
                    .links()
                    .forEach((own, student) -> Optional.ofNullable(histories.get(student))
                            .ifPresent(history -> histories.put(own, history)));
            var usualYear = years.isEmpty() ? Year.now(clock).getValue() : years.getLast();
            prepared = new Prepared(model, quick, binnings(model), revision, usualYear, cohorts, histories);
        }
        return prepared;
    }

    /** The card of the model that answers; empty when there is none. */
    public Optional<ModelCard> model() throws IOException, RefusedModelException {
        return models.active().map(TrainedModel::card);
    }

    /** How many students are known. */
    public int students() {
        return store.get().histories().size();
    }

    /**
     * The risk of a student, kept in the history before this returns.
     *
     * @throws NotPossibleException if there is no model
     * @throws UnreadableValueException if a value cannot be read; nothing is kept then
     */
    public Answer predict(Payload payload)
            throws NotPossibleException, UnreadableValueException, IOException, RefusedModelException {
        var scored = score(prepared(), payload, true);
        store.get().apiPredictions().record(List.of(scored.kept()));
        return scored.answer();
    }

    /** One answer of many: the answer, or why there is none. */
    public sealed interface Outcome {
        record Told(Answer answer) implements Outcome {}

        record Refused(UnreadableValueException problem) implements Outcome {}
    }

    /**
     * The risks of many students, in their order, on all cores; kept in the history before this returns.
     *
     * @throws NotPossibleException if there is no model
     */
    public List<Outcome> predict(List<Payload> payloads, boolean reasons)
            throws NotPossibleException, IOException, RefusedModelException {
        var ready = prepared();
        var scored = payloads.parallelStream()
                .map(payload -> {
                    try {
                        return new Both(Optional.of(score(ready, payload, reasons)), Optional.empty());
                    } catch (UnreadableValueException e) {
                        return new Both(Optional.empty(), Optional.of(e));
                    }
                })
                .toList();
        store.get()
                .apiPredictions()
                .record(scored.stream()
                        .flatMap(each -> each.scored().stream())
                        .map(Scored::kept)
                        .toList());
        return scored.stream().map(Both::outcome).toList();
    }

    /**
     * The risks of students of whom a file tells one or more years, each year by itself, in their order and on all cores.
     * They are compared with the stored students, as those that programs describe. Nothing is kept.
     *
     * @throws NotPossibleException if there is no model
     */
    List<List<Valued>> score(List<List<YearlyRecord>> rows, boolean reasons)
            throws NotPossibleException, IOException, RefusedModelException {
        var ready = prepared();
        return rows.parallelStream()
                .map(row -> row.stream()
                        .map(record -> valued(ready, record, row, reasons))
                        .toList())
                .toList();
    }

    /** An answer, and the values of the model's features that it rests on. */
    record Valued(Answer answer, List<OptionalDouble> features) {}

    private static Valued valued(Prepared ready, YearlyRecord record, List<YearlyRecord> told, boolean reasons) {
        var values = ready.quick().values(history(ready, record, told), record.year(), ready.cohort(record.year()));
        return new Valued(answer(ready, record.studentId(), record.year(), values, reasons), values);
    }

    private record Both(Optional<Scored> scored, Optional<UnreadableValueException> refused) {
        Outcome outcome() {
            return scored.<Outcome>map(told -> new Outcome.Told(told.answer()))
                    .orElseGet(() -> new Outcome.Refused(refused.orElseThrow()));
        }
    }

    /** An answer, and what is kept of it. */
    private record Scored(Answer answer, ApiPrediction kept) {}

    private Scored score(Prepared ready, Payload payload, boolean withReasons) throws UnreadableValueException {
        var told = PayloadReader.read(payload, ready.usualYear());
        var year = told.record().year();
        var student = history(ready, told.record(), List.of(told.record()));
        var cohort = ready.cohort(year);
        var values = ready.quick().values(student, year, cohort);
        var answer = answer(ready, told.studentId(), year, values, withReasons);
        return new Scored(answer, kept(ready, answer, payload, ready.quick().variables(student, year, cohort, values)));
    }

    private ApiPrediction kept(Prepared ready, Answer answer, Payload payload, double[] variables) {
        var values = Arrays.copyOf(variables, variables.length + 1);
        values[variables.length] = answer.risk();
        return new ApiPrediction(
                answer.studentId(),
                clock.instant(),
                answer.modelVersion(),
                answer.threshold(),
                answer.risk(),
                answer.top().stream()
                        .map(part -> new Factor(part.feature(), part.impact()))
                        .toList(),
                payload.json(),
                values,
                IntStream.range(0, values.length)
                        .map(i -> ready.binnings().get(i).applyAsInt(values[i]))
                        .toArray());
    }

    private static Answer answer(
            Prepared ready, String studentId, int year, List<OptionalDouble> values, boolean withReasons) {
        var card = ready.model().card();
        var reasons = withReasons
                ? Optional.of(Reasons.of(studentId, year, ready.quick().explain(values)))
                : Optional.<Reasons>empty();
        var risk = reasons.map(Reasons::risk).orElseGet(() -> ready.quick().risk(values));
        return new Answer(studentId, year, risk, card.threshold(), card.version(), reasons);
    }

    /** The student in the year of {@code record}, after the records of earlier years, told or stored. */
    private static StudentHistory history(Prepared ready, YearlyRecord record, List<YearlyRecord> told) {
        var id = record.studentId();
        var stored = Optional.ofNullable(ready.histories().get(id));
        var records = new TreeMap<Integer, YearlyRecord>();
        stored.ifPresent(known -> known.records().forEach(each -> records.put(each.year(), each)));
        told.forEach(each -> records.put(each.year(), each));
        return new StudentHistory(
                id, List.copyOf(records.headMap(record.year(), true).values()));
    }

    /** By variable of the model, then for its risk, into which bin of what it learned from a value falls; 0 if that is not told. */
    private static List<DoubleToIntFunction> binnings(TrainedModel model) {
        return Stream.concat(model.variables().stream(), Stream.of(TrainedModel.RISK))
                .map(variable -> model.reference(variable)
                        .map(ReferenceDistribution::binning)
                        .orElse(_ -> 0))
                .toList();
    }

    /**
     * What was told of a student, newest first.
     *
     * @param studentId as the program calls the student
     * @param most how many, at most; fewer where what was asked is very long
     */
    public List<ApiPrediction> history(String studentId, int most) {
        return store.get().apiPredictions().history(studentId, most);
    }

    /** How many answers are kept. */
    public long size() {
        return store.get().apiPredictions().size();
    }

    /** How many answers wait to be written to the disk. */
    public int queued() {
        return store.get().apiPredictions().queued();
    }

    /** Deletes some of what was told longer ago than {@code age}; says whether there is more. */
    public boolean forgetSome(Duration age) {
        return store.get().apiPredictions().deleteSomeBefore(clock.instant().minus(age));
    }
}
