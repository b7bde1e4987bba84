package org.farol.forest;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A random forest for one outcome (Breiman, "Random Forests", 2001), all its trees in one set of parallel arrays, one
 * entry a node. Its probability is the plain mean over trees of the share of the outcome in the leaf a row reaches, so
 * that SHAP values, which average over trees, add up to it.
 *
 * <p>The nodes of a tree stand together, each before those below it: the left child of node {@code n} is {@code n + 1},
 * the right one {@code right[n]}. A row goes left where {@code row[feature] <= threshold}, else right.
 *
 * @param features values in a row
 * @param roots by tree, the index of its root; its other nodes follow, up to the next root or the end
 * @param feature index of the feature a node splits on, {@link #LEAF} at leaves
 * @param threshold where it splits; 0 at leaves
 * @param right index of the right child; 0 at leaves
 * @param cover weight of the drawn training rows that reached the node, a row drawn twice counting twice
 * @param probability share of that weight with the outcome, in [0,1]
 */
@SuppressWarnings("ArrayRecordComponent") // Arrays are the point: scoring and explaining run over them.
public record RandomForest(
        int features,
        int[] roots,
        int[] feature,
        double[] threshold,
        int[] right,
        double[] cover,
        double[] probability) {
    /** In place of a feature at leaves. */
    public static final int LEAF = -1;

    /** Rows scored side by side: few enough to stay in the cache while tree after tree is gone through. */
    private static final int BLOCK = 256;

    /**
     * A forest of which the leaves are given; the covers and probabilities of its splits, whatever they are now, become
     * what their children make up together. The arrays are the forest's from now on.
     */
    public static RandomForest ofLeaves(
            int features,
            int[] roots,
            int[] feature,
            double[] threshold,
            int[] right,
            double[] cover,
            double[] probability) {
        for (var node = feature.length - 1; node >= 0; node--) {
            if (feature[node] != LEAF) {
                var l = node + 1;
                var r = right[node];
                cover[node] = cover[l] + cover[r];
                probability[node] = (cover[l] * probability[l] + cover[r] * probability[r]) / cover[node];
            }
        }
        return new RandomForest(features, roots, feature, threshold, right, cover, probability);
    }

    /** How many trees. */
    public int trees() {
        return roots.length;
    }

    /** How many nodes, leaves included, all trees together. */
    public int nodes() {
        return feature.length;
    }

    /** Probability of the outcome, in [0,1], for a complete row of as many values as there are features. */
    public double probability(double[] row) {
        var sum = 0.0;
        for (var tree = 0; tree < roots.length; tree++) {
            sum += probability(tree, row);
        }
        return sum / roots.length;
    }

    /** What each tree says of a complete row: their mean is {@link #probability(double[])}. */
    public double[] votes(double[] row) {
        return IntStream.range(0, roots.length)
                .mapToDouble(tree -> probability(tree, row))
                .toArray();
    }

    /** The probabilities of many rows, in their order, on all cores. */
    public double[] probabilities(double[][] rows) {
        var probabilities = new double[rows.length];
        IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            var from = block * BLOCK;
            var to = Math.min(rows.length, from + BLOCK);
            for (var tree = 0; tree < roots.length; tree++) {
                for (var r = from; r < to; r++) {
                    probabilities[r] += probability(tree, rows[r]);
                }
            }
            for (var r = from; r < to; r++) {
                probabilities[r] /= roots.length;
            }
        });
        return probabilities;
    }

    /** Probability of the outcome at the leaf of one tree that {@code row} reaches. */
    double probability(int tree, double[] row) {
        var node = roots[tree];
        while (feature[node] != LEAF) {
            node = row[feature[node]] <= threshold[node] ? node + 1 : right[node];
        }
        return probability[node];
    }

    /** Mean over the trees of the share of the outcome among all their drawn rows. */
    double baseValue() {
        return Arrays.stream(roots)
                .mapToDouble(root -> probability[root])
                .average()
                .orElseThrow();
    }
}
