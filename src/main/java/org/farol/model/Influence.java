package org.farol.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.farol.work.Progress;

/**
 * How much a feature moves the risks of many students, and in which way.
 *
 * @param meanImpact mean size of what it adds to or takes from a risk, in [0,1]
 * @param sample some of the students, none of them named
 */
public record Influence(String feature, double meanImpact, List<Effect> sample) {
    private static final int MOST_SAMPLED = 150;
    private static final double FINEST = 1e4;

    public Influence {
        sample = List.copyOf(sample);
    }

    /**
     * One student.
     *
     * @param position share of the students whose value is lower, those with the same counting half, in [0,1]
     * @param impact what the feature adds to the risk (negative: takes from it)
     */
    public record Effect(double position, double impact) {}

    /** All features of a predictor over the examples, the most influential first. */
    static List<Influence> of(Predictor predictor, Examples examples, Progress progress) {
        var rows = examples.all().stream()
                .map(example -> predictor.row(example.features()))
                .toArray(double[][]::new);
        var contributions = Explainer.of(predictor).contributions(rows, progress);
        return IntStream.range(0, predictor.features().size())
                .mapToObj(feature -> of(
                        predictor.features().get(feature).name(),
                        column(rows, feature),
                        column(contributions, feature)))
                .sorted(Comparator.comparingDouble(influence -> -influence.meanImpact()))
                .toList();
    }

    private static Influence of(String feature, double[] values, double[] impacts) {
        var sampled = Math.min(MOST_SAMPLED, values.length);
        var sample = IntStream.range(0, sampled)
                .map(i -> (int) ((long) i * values.length / sampled))
                .mapToObj(i -> new Effect(drawn(position(values[i], values)), drawn(impacts[i])))
                .toList();
        return new Influence(
                feature, Arrays.stream(impacts).map(Math::abs).average().orElse(0), sample);
    }

    /** A dot is placed no finer than that; all digits of thousands of dots would be most of what a start reads of a model. */
    private static double drawn(double share) {
        return Math.rint(share * FINEST) / FINEST;
    }

    private static double position(double value, double[] values) {
        return Arrays.stream(values)
                .map(other -> other < value ? 1 : other > value ? 0 : 0.5)
                .average()
                .orElse(0.5);
    }

    private static double[] column(double[][] rows, int feature) {
        return Arrays.stream(rows).mapToDouble(row -> row[feature]).toArray();
    }
}
