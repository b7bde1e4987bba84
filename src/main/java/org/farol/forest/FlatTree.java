package org.farol.forest;

/**
 * A decision tree as parallel arrays, node 0 the root. A row goes to {@code left} where {@code row[feature] <=
 * threshold}, else to {@code right}.
 *
 * @param feature index of the feature a node splits on, {@link #LEAF} at leaves
 * @param cover training rows of the tree's bootstrap sample that reached the node, drawn twice counted twice
 * @param probability share of them with the outcome, in [0,1]
 */
@SuppressWarnings("ArrayRecordComponent") // Arrays are the point: scoring and explaining run over them.
public record FlatTree(
        int[] feature, double[] threshold, int[] left, int[] right, double[] cover, double[] probability) {
    /** In place of a feature at leaves. */
    public static final int LEAF = -1;

    /** Probability of the outcome at the leaf that {@code row} reaches. */
    double probability(double[] row) {
        var node = 0;
        while (feature[node] != LEAF) {
            node = row[feature[node]] <= threshold[node] ? left[node] : right[node];
        }
        return probability[node];
    }

    /** Nodes, leaves included. */
    int size() {
        return feature.length;
    }
}
