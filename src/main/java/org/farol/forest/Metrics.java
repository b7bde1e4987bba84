package org.farol.forest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Measures of predicted probabilities against outcomes. Definitions as in scikit-learn. */
public final class Metrics {
    /** So that 0.97 · 100 wants 97 students, not 98. */
    private static final double ROUNDING = 1e-9;

    private final double[] probabilities;
    private final boolean[] outcomes;
    /** Indices by probability, highest first. */
    private final int[] ranking;

    private final int positives;

    /** One probability in [0,1] and one outcome a student. */
    public Metrics(double[] probabilities, boolean[] outcomes) {
        if (probabilities.length != outcomes.length) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities, " + outcomes.length + " outcomes");
        }
        this.probabilities = probabilities.clone();
        this.outcomes = outcomes.clone();
        this.ranking = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
                .mapToInt(i -> i)
                .toArray();
        this.positives = (int)
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
    }

    /** Students. */
    public int n() {
        return probabilities.length;
    }

    /** Students with the outcome. */
    public int positives() {
        return positives;
    }

    /**
     * Area under the ROC curve: the chance that a student with the outcome ranks above one without, ties counting half.
     * 0.5 when there is only one kind of student.
     */
    public double auc() {
        var negatives = n() - positives;
        if (positives == 0 || negatives == 0) {
            return 0.5;
        }
        var pairs = 0.0;
        var positivesAbove = 0;
        for (var start = 0; start < n(); ) {
            var end = endOfTie(start);
            var tiedPositives = positivesIn(start, end);
            var tiedNegatives = end - start - tiedPositives;
            pairs += tiedNegatives * (positivesAbove + tiedPositives / 2.0);
            positivesAbove += tiedPositives;
            start = end;
        }
        return pairs / ((double) positives * negatives);
    }

    /** Mean of precision over the recall gained at each threshold; 0 without positives. */
    public double averagePrecision() {
        var sum = 0.0;
        var caught = 0;
        for (var start = 0; start < n(); ) {
            var end = endOfTie(start);
            var more = positivesIn(start, end);
            caught += more;
            sum += more * ((double) caught / end);
            start = end;
        }
        return positives == 0 ? 0 : sum / positives;
    }

    /** Mean squared distance between probability and outcome, in [0,1]. */
    public double brier() {
        return IntStream.range(0, n())
                .mapToDouble(i -> Math.pow(probabilities[i] - (outcomes[i] ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    /** The best precision among the thresholds that reach {@code recall}; 0 without positives. */
    public double precisionAtRecall(double recall) {
        var best = 0.0;
        var caught = 0;
        for (var start = 0; start < n() && positives > 0; ) {
            var end = endOfTie(start);
            caught += positivesIn(start, end);
            if ((double) caught / positives >= recall) {
                best = Math.max(best, (double) caught / end);
            }
            start = end;
        }
        return best;
    }

    /** The highest threshold whose {@link #recall} reaches {@code recall}, in [0,1]; 1 without positives. */
    public double thresholdReaching(double recall) {
        var wanted = Math.ceil(recall * positives - ROUNDING);
        var caught = 0;
        for (var rank = 0; rank < n() && positives > 0; rank++) {
            caught += outcomes[ranking[rank]] ? 1 : 0;
            if (caught >= wanted) {
                return probabilities[ranking[rank]];
            }
        }
        return 1;
    }

    /** Share of the students with the outcome whose probability reaches {@code threshold}; 0 when there are none. */
    public double recall(double threshold) {
        return ratio(caught(threshold), positives);
    }

    /** Share of the flagged students who have the outcome; 0 when none is flagged. */
    public double precision(double threshold) {
        return ratio(caught(threshold), flagged(threshold));
    }

    /** Share of all students whose probability reaches {@code threshold}. */
    public double flaggedShare(double threshold) {
        return ratio(flagged(threshold), n());
    }

    /** Students whose probability reaches {@code threshold}. */
    public int flagged(double threshold) {
        return (int) Arrays.stream(probabilities)
                .filter(probability -> probability >= threshold)
                .count();
    }

    /** Those of them who have the outcome. */
    public int caught(double threshold) {
        return (int) IntStream.range(0, n())
                .filter(i -> outcomes[i] && probabilities[i] >= threshold)
                .count();
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private int endOfTie(int start) {
        var end = start + 1;
        while (end < n() && probabilities[ranking[end]] == probabilities[ranking[start]]) {
            end++;
        }
        return end;
    }

    private int positivesIn(int start, int end) {
        return (int) IntStream.range(start, end)
                .filter(rank -> outcomes[ranking[rank]])
                .count();
    }
}
