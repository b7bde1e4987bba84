package org.farol.forest;

import java.util.SplittableRandom;

/**
 * Finds the best split of a node among those that the {@link Splitter} allows: the one of the largest Gini gain, which is
 * the reduction of the labels' weighted variance. It is largest where {@code P²/W} of the two sides sums to most, W the
 * weight of a side's rows and P of those with the outcome (Breiman et al., "Classification and Regression Trees", 1984).
 *
 * <p>A falling feature may not split so that the outcome is more frequent on the side of its larger values. Leaves are not
 * held to what splits above them found, as strictly monotonic trees would be: that costs more than it brings.
 *
 * <p>Each node tries features of its own, so it has no histogram that its sister's could be taken from.
 */
final class SplitSearch {
    /** Gains below this share of a node's score are rounding errors. */
    private static final double ROUNDING = 1e-12;

    private static final int BINS = BinnedFeatures.MOST_BINS + 1;

    private final BinnedFeatures binned;
    private final DrawnRows rows;
    private final int minLeaf;
    private final Splitter splitter;
    private final boolean[] falling;

    /** Of the feature at hand: draws by bin, and weight by {@code 2 · bin + label}. All 0 between features. */
    private final int[] binDraws = new int[BINS];

    private final double[] binWeights = new double[2 * BINS];
    /** The bins that have rows, ascending; before that, the same as a set of bits. */
    private final int[] occupied = new int[BINS];

    private final long[] occupiedBits = new long[BINS / Long.SIZE];

    private double bestScore;
    private int bestFeature;
    private int bestLower;
    private int bestUpper;

    SplitSearch(BinnedFeatures binned, DrawnRows rows, ForestOptions options) {
        this.binned = binned;
        this.rows = rows;
        this.minLeaf = options.minLeaf();
        this.splitter = options.splitter();
        this.falling = new boolean[binned.features()];
        options.falling().forEach(feature -> falling[feature] = true);
    }

    /** Starts anew, for the node that {@code rows} has at hand. */
    void begin() {
        bestFeature = RandomForest.LEAF;
        bestScore = rows.nodeOutcomeWeight() * rows.nodeOutcomeWeight() / rows.nodeWeight() * (1 + ROUNDING);
    }

    /** Whether a feature tried so far can split the node with a gain. */
    boolean found() {
        return bestFeature != RandomForest.LEAF;
    }

    int feature() {
        return bestFeature;
    }

    /** The last bin that goes left. */
    int lastLeft() {
        return bestLower;
    }

    double threshold() {
        return binned.threshold(bestFeature, bestLower, bestUpper);
    }

    /** Looks for a better split by this feature among the samples from {@code start} to before {@code end}. */
    void tryFeature(int feature, int start, int end, SplittableRandom random) {
        var column = binned.column(feature);
        if (splitter == Splitter.BEST) {
            var bins = binned.bins(feature);
            fill(column, start, end);
            cutAnywhere(feature, end - start < bins ? occupiedBySamples(column, start, end) : occupiedOf(bins));
        } else {
            cutAtRandom(feature, column, start, end, random);
        }
    }

    private void fill(byte[] column, int start, int end) {
        var samples = rows.samples;
        var draws = rows.sampleDraws;
        var weights = rows.sampleWeights;
        for (var i = start; i < end; i++) {
            var sample = samples[i];
            var bin = column[sample >>> 1] & 0xff;
            binDraws[bin] += draws[i];
            binWeights[2 * bin + (sample & 1)] += weights[i];
        }
    }

    private int occupiedOf(int bins) {
        var size = 0;
        for (var bin = 0; bin < bins; bin++) {
            if (binDraws[bin] > 0) {
                occupied[size++] = bin;
            }
        }
        return size;
    }

    /** The same for fewer samples than bins: their bins as a set of bits, which sorts them. */
    private int occupiedBySamples(byte[] column, int start, int end) {
        for (var i = start; i < end; i++) {
            var bin = column[rows.samples[i] >>> 1] & 0xff;
            occupiedBits[bin / Long.SIZE] |= 1L << bin;
        }
        var size = 0;
        for (var word = 0; word < occupiedBits.length; word++) {
            for (var bits = occupiedBits[word]; bits != 0; bits &= bits - 1) {
                occupied[size++] = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
            occupiedBits[word] = 0;
        }
        return size;
    }

    /** Tries to cut between each two neighbouring bins, and empties them. */
    private void cutAnywhere(int feature, int size) {
        var leftDraws = 0;
        var leftWeight = 0.0;
        var leftOutcome = 0.0;
        for (var i = 0; i < size; i++) {
            var bin = occupied[i];
            leftDraws += binDraws[bin];
            leftWeight += binWeights[2 * bin] + binWeights[2 * bin + 1];
            leftOutcome += binWeights[2 * bin + 1];
            binDraws[bin] = 0;
            binWeights[2 * bin] = 0;
            binWeights[2 * bin + 1] = 0;
            offer(feature, bin, occupied[i + 1], leftDraws, leftWeight, leftOutcome);
        }
    }

    /** Tries to cut at one place drawn, for which no histogram is needed. */
    private void cutAtRandom(int feature, byte[] column, int start, int end, SplittableRandom random) {
        var lowest = BINS;
        var highest = -1;
        for (var i = start; i < end; i++) {
            var bin = column[rows.samples[i] >>> 1] & 0xff;
            lowest = Math.min(lowest, bin);
            highest = Math.max(highest, bin);
        }
        if (lowest == highest) {
            return;
        }
        var lastLeft = binned.binBetween(feature, lowest, highest, random);
        var leftDraws = 0;
        var leftWeight = 0.0;
        var leftOutcome = 0.0;
        for (var i = start; i < end; i++) {
            var sample = rows.samples[i];
            if ((column[sample >>> 1] & 0xff) <= lastLeft) {
                leftDraws += rows.sampleDraws[i];
                leftWeight += rows.sampleWeights[i];
                leftOutcome += rows.sampleWeights[i] * (sample & 1);
            }
        }
        offer(feature, lastLeft, lastLeft + 1, leftDraws, leftWeight, leftOutcome);
    }

    /** Takes the split between two bins, of which the left side is so, if it is allowed and has the largest gain so far. */
    private void offer(int feature, int lower, int upper, int leftDraws, double leftWeight, double leftOutcome) {
        if (leftDraws < minLeaf || leftDraws > rows.nodeDraws() - minLeaf) {
            return;
        }
        var rightWeight = rows.nodeWeight() - leftWeight;
        var rightOutcome = rows.nodeOutcomeWeight() - leftOutcome;
        var score = leftOutcome * leftOutcome / leftWeight + rightOutcome * rightOutcome / rightWeight;
        var rises = leftOutcome * rightWeight < rightOutcome * leftWeight;
        if (score > bestScore && !(rises && falling[feature])) {
            bestScore = score;
            bestFeature = feature;
            bestLower = lower;
            bestUpper = upper;
        }
    }
}
