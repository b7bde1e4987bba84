package org.farol.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import org.farol.forest.FlatTree;
import org.farol.forest.RandomForest;

/**
 * The nodes of all trees of a forest as columns, tree after tree, in each parents before children. The one place where
 * this package meets the forest's own layout.
 *
 * @param root index of each tree's first node, and after them the number of nodes
 * @param feature {@link #LEAF} at leaves
 * @param left node for rows with {@code feature <= threshold}, counted from its tree's root
 * @param probability of the outcome; only that of leaves travels
 */
@SuppressWarnings("ArrayRecordComponent") // Columns are the point.
record TreeTable(
        int[] root, int[] feature, double[] threshold, int[] left, int[] right, double[] cover, double[] probability) {
    static final int LEAF = FlatTree.LEAF;

    /** A table of so many nodes, all zero. */
    static TreeTable ofSize(int[] root) {
        var size = root[root.length - 1];
        return new TreeTable(
                root,
                new int[size],
                new double[size],
                new int[size],
                new int[size],
                new double[size],
                new double[size]);
    }

    static TreeTable of(RandomForest forest) {
        var root = new int[forest.trees().size() + 1];
        for (var t = 0; t < root.length - 1; t++) {
            root[t + 1] = root[t] + forest.trees().get(t).feature().length;
        }
        var table = ofSize(root);
        for (var t = 0; t < root.length - 1; t++) {
            var tree = forest.trees().get(t);
            var length = root[t + 1] - root[t];
            System.arraycopy(tree.feature(), 0, table.feature, root[t], length);
            System.arraycopy(tree.threshold(), 0, table.threshold, root[t], length);
            System.arraycopy(tree.left(), 0, table.left, root[t], length);
            System.arraycopy(tree.right(), 0, table.right, root[t], length);
            System.arraycopy(tree.cover(), 0, table.cover, root[t], length);
            System.arraycopy(tree.probability(), 0, table.probability, root[t], length);
        }
        return table;
    }

    RandomForest forest(int features) {
        var trees = new ArrayList<FlatTree>(trees());
        for (var t = 0; t < trees(); t++) {
            var from = root[t];
            var to = root[t + 1];
            trees.add(new FlatTree(
                    Arrays.copyOfRange(feature, from, to),
                    Arrays.copyOfRange(threshold, from, to),
                    Arrays.copyOfRange(left, from, to),
                    Arrays.copyOfRange(right, from, to),
                    Arrays.copyOfRange(cover, from, to),
                    Arrays.copyOfRange(probability, from, to)));
        }
        return new RandomForest(features, trees);
    }

    int trees() {
        return root.length - 1;
    }

    int size() {
        return feature.length;
    }

    boolean isLeaf(int node) {
        return feature[node] == LEAF;
    }

    int leaves() {
        return (int) Arrays.stream(feature).filter(f -> f == LEAF).count();
    }

    /** Gives every split the mean of its children's probabilities, weighted by cover, as growing did. */
    void fillSplits() {
        for (var t = 0; t < trees(); t++) {
            for (var i = root[t + 1] - 1; i >= root[t]; i--) {
                if (!isLeaf(i)) {
                    var l = root[t] + left[i];
                    var r = root[t] + right[i];
                    probability[i] = (cover[l] * probability[l] + cover[r] * probability[r]) / cover[i];
                }
            }
        }
    }

    /** @throws MalformedGraphException if a tree is not one, or a number is not what it must be */
    void check(int features) throws MalformedGraphException {
        for (var t = 0; t < trees(); t++) {
            checkTree(t, features);
        }
    }

    private void checkTree(int t, int features) throws MalformedGraphException {
        var length = root[t + 1] - root[t];
        var reached = new boolean[length];
        reached[0] = true;
        for (var i = 0; i < length; i++) {
            var node = root[t] + i;
            require(reached[i], node, "no way leads to it");
            require(Double.isFinite(cover[node]) && cover[node] > 0, node, "cover " + cover[node]);
            if (isLeaf(node)) {
                require(probability[node] >= 0 && probability[node] <= 1, node, "probability " + probability[node]);
                continue;
            }
            require(feature[node] >= 0 && feature[node] < features, node, "feature " + feature[node]);
            require(Double.isFinite(threshold[node]), node, "threshold " + threshold[node]);
            // Children after their parents, each reached once: no cycle, no shared branch.
            for (var child : new int[] {left[node], right[node]}) {
                require(child > i && child < length && !reached[child], node, "child " + child);
                reached[child] = true;
            }
            require(
                    cover[node] == cover[root[t] + left[node]] + cover[root[t] + right[node]],
                    node,
                    "cover is not the sum of its children's");
        }
    }

    private static void require(boolean holds, int node, String otherwise) throws MalformedGraphException {
        if (!holds) {
            throw new MalformedGraphException("node " + node + ": " + otherwise);
        }
    }
}
