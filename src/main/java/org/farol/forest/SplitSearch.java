package org.farol.forest;

/**
 * Finds the best split of a node: the one of the largest Gini gain, which is the reduction of the labels' weighted
 * variance. It is largest where {@code P²/W} of the two sides sums to most, W the weight of a side's rows and P of those with
 * the outcome (Breiman et al., "Classification and Regression Trees", 1984).
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

    SplitSearch(BinnedFeatures binned, DrawnRows rows, int minLeaf) {
        this.binned = binned;
        this.rows = rows;
        this.minLeaf = minLeaf;
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
    void tryFeature(int feature, int start, int end) {
        var bins = binned.bins(feature);
        var column = binned.column(feature);
        fill(column, start, end);
        cut(feature, end - start < bins ? occupiedBySamples(column, start, end) : occupiedOf(bins));
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
    private void cut(int feature, int size) {
        var leftDraws = 0;
        var leftWeight = 0.0;
        var leftOutcome = 0.0;
        var mostLeft = rows.nodeDraws() - minLeaf;
        for (var i = 0; i < size; i++) {
            var bin = occupied[i];
            leftDraws += binDraws[bin];
            leftWeight += binWeights[2 * bin] + binWeights[2 * bin + 1];
            leftOutcome += binWeights[2 * bin + 1];
            binDraws[bin] = 0;
            binWeights[2 * bin] = 0;
            binWeights[2 * bin + 1] = 0;
            if (leftDraws >= minLeaf && leftDraws <= mostLeft) {
                var rightWeight = rows.nodeWeight() - leftWeight;
                var rightOutcome = rows.nodeOutcomeWeight() - leftOutcome;
                var score = leftOutcome * leftOutcome / leftWeight + rightOutcome * rightOutcome / rightWeight;
                if (score > bestScore) {
                    bestScore = score;
                    bestFeature = feature;
                    bestLower = bin;
                    bestUpper = occupied[i + 1];
                }
            }
        }
    }
}
