package org.farol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.farol.forest.Metrics;

/**
 * How far the figures of a {@link TestYear} may be off because it had these students and not others: percentile
 * intervals of 1,000 bootstrap samples of its students (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13). They tell nothing of how the next year may differ from this one.
 */
public record Intervals(
        Interval auc,
        Interval averagePrecision,
        Interval brier,
        @JsonProperty("precision_at_recall_97") Interval precisionAtRecall97,
        Interval recall,
        Interval precision,
        Interval flaggedShare) {
    private static final int SAMPLES = 1_000;
    private static final long SEED = 1_979;
    private static final double TAIL = 0.025;

    static Intervals of(double[] probabilities, boolean[] outcomes, double threshold) {
        var samples = Arrays.stream(new SplittableRandom(SEED).longs(SAMPLES).toArray())
                .parallel()
                .mapToObj(seed -> sample(probabilities, outcomes, new SplittableRandom(seed)))
                .toList();
        return new Intervals(
                interval(samples, Metrics::auc),
                interval(samples, Metrics::averagePrecision),
                interval(samples, Metrics::brier),
                interval(samples, metrics -> metrics.precisionAtRecall(TestYear.HIGH_RECALL)),
                interval(samples, metrics -> metrics.recall(threshold)),
                interval(samples, metrics -> metrics.precision(threshold)),
                interval(samples, metrics -> metrics.flaggedShare(threshold)));
    }

    private static Metrics sample(double[] probabilities, boolean[] outcomes, SplittableRandom random) {
        var drawn = random.ints(probabilities.length, 0, probabilities.length).toArray();
        var behind = new boolean[drawn.length];
        IntStream.range(0, drawn.length).forEach(i -> behind[i] = outcomes[drawn[i]]);
        return new Metrics(
                Arrays.stream(drawn).mapToDouble(i -> probabilities[i]).toArray(), behind);
    }

    private static Interval interval(List<Metrics> samples, ToDoubleFunction<Metrics> figure) {
        var rising = samples.stream().parallel().mapToDouble(figure).sorted().toArray();
        var cut = (int) (TAIL * rising.length);
        return new Interval(rising[cut], rising[rising.length - 1 - cut]);
    }
}
