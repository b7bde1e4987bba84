package org.farol.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.farol.forest.Feature;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;

/** Student-years whose outcome is known, in an order that does not depend on how they were imported. */
record Examples(List<Example> all) {
    /** The features of a year and whether defasagem was negative the year after. */
    record Example(String studentId, int year, List<OptionalDouble> features, boolean behind) {}

    static Examples of(List<StudentHistory> histories) {
        var examples = new ArrayList<Example>();
        for (var history : histories) {
            for (var record : history.records()) {
                var outcome = history.in(record.year() + 1)
                        .map(next -> next.number(Field.DEFASAGEM))
                        .orElseGet(OptionalDouble::empty);
                if (outcome.isPresent()) {
                    examples.add(new Example(
                            history.studentId(),
                            record.year(),
                            features(history, record.year()),
                            outcome.getAsDouble() < 0));
                }
            }
        }
        examples.sort(Comparator.comparing(Example::studentId).thenComparingInt(Example::year));
        return new Examples(examples);
    }

    static List<OptionalDouble> features(StudentHistory history, int year) {
        return Arrays.stream(Feature.values())
                .map(feature -> feature.of(history, year))
                .toList();
    }

    /** How each feature is spread over them. */
    List<ReferenceDistribution> distributions() {
        var features = Feature.values();
        return IntStream.range(0, features.length)
                .mapToObj(j -> ReferenceDistribution.learn(
                        features[j].name(),
                        all.stream().map(example -> example.features().get(j)).toList()))
                .toList();
    }

    Examples ofYears(IntPredicate years) {
        return new Examples(
                all.stream().filter(example -> years.test(example.year())).toList());
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

    double[] labels() {
        return all.stream().mapToDouble(example -> example.behind() ? 1 : 0).toArray();
    }
}
