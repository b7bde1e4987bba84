package org.farol.forest;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What stands in for an unknown value: the median that the training rows know, feature by feature; 0 for a feature that
 * none of them knows. No unknown value reaches a tree.
 */
public record Imputation(List<Double> medians) {
    public Imputation {
        medians = List.copyOf(medians);
    }

    /** Learns from training rows, each of as many values as there are features. */
    public static Imputation learn(List<List<OptionalDouble>> rows, int features) {
        var medians = new Double[features];
        for (var j = 0; j < features; j++) {
            var feature = j;
            medians[j] = median(rows.stream()
                    .map(row -> row.get(feature))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .sorted()
                    .toArray());
        }
        return new Imputation(List.of(medians));
    }

    private static double median(double[] sorted) {
        if (sorted.length == 0) {
            return 0;
        }
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The row with every unknown value replaced. */
    public double[] complete(List<OptionalDouble> row) {
        var complete = new double[row.size()];
        Arrays.setAll(complete, j -> row.get(j).orElse(medians.get(j)));
        return complete;
    }
}
