package org.farol.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.farol.drift.ReferenceDistribution;
import org.farol.forest.Cohort;
import org.farol.forest.Feature;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/** Student-years whose outcome is known, in an order that does not depend on how they were imported. */
record Examples(List<Example> all) {
    /**
     * A year of a student, the values of all features in it, and whether defasagem was negative the year after.
     *
     * @param ladderMoved whether the fase ideal of the year after was another than {@link Feature#FASE_IDEAL_SEGUINTE}
     */
    record Example(YearlyRecord record, Map<Feature, OptionalDouble> features, boolean behind, boolean ladderMoved) {
        String studentId() {
            return record.studentId();
        }

        int year() {
            return record.year();
        }
    }

    static Examples of(List<StudentHistory> histories) {
        Map<Integer, Cohort> cohorts = new HashMap<>();
        var examples = new ArrayList<Example>();
        for (var history : histories) {
            for (var record : history.records()) {
                var next = history.in(record.year() + 1);
                var outcome = next.map(after -> after.number(Field.DEFASAGEM)).orElseGet(OptionalDouble::empty);
                if (outcome.isPresent()) {
                    var cohort = cohorts.computeIfAbsent(record.year(), year -> Cohort.of(histories, year));
                    var features = features(history, record.year(), cohort);
                    examples.add(new Example(
                            record,
                            features,
                            outcome.getAsDouble() < 0,
                            next.filter(after -> ladderMoved(features, after)).isPresent()));
                }
            }
        }
        examples.sort(Comparator.comparing(Example::studentId).thenComparingInt(Example::year));
        return new Examples(examples);
    }

    /** Where age is unknown a mean is expected, half a phase from either. */
    private static boolean ladderMoved(Map<Feature, OptionalDouble> features, YearlyRecord after) {
        var expected = Objects.requireNonNull(features.get(Feature.FASE_IDEAL_SEGUINTE));
        var came = after.number(Field.FASE_IDEAL);
        return expected.isPresent() && came.isPresent() && Math.abs(came.getAsDouble() - expected.getAsDouble()) >= 1;
    }

    /** The values of all features, in their order. */
    static Map<Feature, OptionalDouble> features(StudentHistory history, int year, Cohort cohort) {
        var known = history.until(year);
        var values = new EnumMap<Feature, OptionalDouble>(Feature.class);
        for (var feature : Feature.values()) {
            values.put(feature, feature.of(known, year, cohort));
        }
        return values;
    }

    /** How each of {@code features} is spread over them. */
    List<ReferenceDistribution> distributions(Collection<Feature> features) {
        return features.stream()
                .map(feature -> ReferenceDistribution.learn(feature.name(), values(feature)))
                .toList();
    }

    /** How each category is spread over them. */
    List<ReferenceDistribution> categories() {
        return Arrays.stream(Category.values())
                .map(category -> ReferenceDistribution.learn(
                        category.name(),
                        all.stream()
                                .mapToDouble(
                                        example -> category.of(example.record()).orElse(Double.NaN))
                                .toArray()))
                .toList();
    }

    /** What each knows of a feature, NaN where nothing. */
    double[] values(Feature feature) {
        return all.stream()
                .mapToDouble(example ->
                        Objects.requireNonNull(example.features().get(feature)).orElse(Double.NaN))
                .toArray();
    }

    Examples ofYears(IntPredicate years) {
        return where(example -> years.test(example.year()));
    }

    Examples where(Predicate<Example> wanted) {
        return new Examples(all.stream().filter(wanted).toList());
    }

    List<Integer> years() {
        return all.stream().map(Example::year).distinct().sorted().toList();
    }

    int size() {
        return all.size();
    }

    int behind() {
        return (int) all.stream().filter(Example::behind).count();
    }

    boolean hasBothOutcomes() {
        return behind() > 0 && behind() < size();
    }

    boolean[] outcomes() {
        var outcomes = new boolean[size()];
        for (var i = 0; i < size(); i++) {
            outcomes[i] = all.get(i).behind();
        }
        return outcomes;
    }

    /** What came true of the risk told for each. */
    List<Outcome> outcomes(double[] risks) {
        return IntStream.range(0, size())
                .mapToObj(i -> new Outcome(
                        all.get(i).record(),
                        risks[i],
                        all.get(i).behind(),
                        all.get(i).ladderMoved()))
                .toList();
    }

    double[] labels() {
        return all.stream().mapToDouble(example -> example.behind() ? 1 : 0).toArray();
    }
}
