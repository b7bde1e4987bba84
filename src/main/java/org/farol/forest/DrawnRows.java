package org.farol.forest;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The rows drawn for a tree; those of a node stand together, in their order. Buffers are used again tree after tree. */
final class DrawnRows {
    private final double[] labels;
    private final double[] weights;
    /** By row, how often it was drawn. */
    private final int[] draws;
    /** The distinct drawn rows, each as {@code 2 · row + label}. */
    final int[] samples;

    private final int[] goingRight;

    /** For the samples of the node last {@linkplain #weigh weighed}: how often each was drawn, and its weight times that. */
    final int[] sampleDraws;

    final double[] sampleWeights;

    private int nodeDraws;
    private double nodeWeight;
    private double nodeOutcomeWeight;

    DrawnRows(double[] labels, double[] weights) {
        this.labels = labels;
        this.weights = weights;
        this.draws = new int[labels.length];
        this.samples = new int[labels.length];
        this.goingRight = new int[labels.length];
        this.sampleDraws = new int[labels.length];
        this.sampleWeights = new double[labels.length];
    }

    /** Draws as many rows as there are, with replacement, and returns how many of them are distinct. */
    int bootstrap(SplittableRandom random) {
        Arrays.fill(draws, 0);
        for (var i = 0; i < draws.length; i++) {
            draws[random.nextInt(draws.length)]++;
        }
        var size = 0;
        for (var row = 0; row < draws.length; row++) {
            if (draws[row] > 0) {
                samples[size++] = 2 * row + (int) labels[row];
            }
        }
        return size;
    }

    /** By row a bit, 1 if it was drawn. */
    long[] drawn() {
        var drawn = new long[(draws.length + Long.SIZE - 1) / Long.SIZE];
        for (var row = 0; row < draws.length; row++) {
            if (draws[row] > 0) {
                drawn[row / Long.SIZE] |= 1L << row;
            }
        }
        return drawn;
    }

    /** Makes the samples from {@code start} to before {@code end} the node at hand. */
    void weigh(int start, int end) {
        var drawsSum = 0;
        var weightSum = 0.0;
        var outcomeSum = 0.0;
        for (var i = start; i < end; i++) {
            var sample = samples[i];
            var times = draws[sample >>> 1];
            var weight = times * weights[sample >>> 1];
            sampleDraws[i] = times;
            sampleWeights[i] = weight;
            drawsSum += times;
            weightSum += weight;
            outcomeSum += weight * (sample & 1);
        }
        nodeDraws = drawsSum;
        nodeWeight = weightSum;
        nodeOutcomeWeight = outcomeSum;
    }

    /** How many rows were drawn into the node at hand, a row drawn twice counting twice. */
    int nodeDraws() {
        return nodeDraws;
    }

    /** Their weight. */
    double nodeWeight() {
        return nodeWeight;
    }

    /** The weight of those with the outcome: exactly 0 if none has it, exactly {@link #nodeWeight} if all have. */
    double nodeOutcomeWeight() {
        return nodeOutcomeWeight;
    }

    /** Moves samples whose bin is at most {@code lastLeft} before the others, and returns where those begin. */
    int partition(int start, int end, byte[] column, int lastLeft) {
        var left = start;
        var right = 0;
        for (var i = start; i < end; i++) {
            var sample = samples[i];
            // Both are written and one counted: a branch here would be guessed wrong half the time.
            samples[left] = sample;
            goingRight[right] = sample;
            var goesLeft = ((column[sample >>> 1] & 0xff) - lastLeft - 1) >>> 31;
            left += goesLeft;
            right += 1 - goesLeft;
        }
        System.arraycopy(goingRight, 0, samples, left, right);
        return left;
    }
}
