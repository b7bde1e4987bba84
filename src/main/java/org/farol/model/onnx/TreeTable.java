package org.farol.model.onnx;

import java.util.Arrays;
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
    static final int LEAF = RandomForest.LEAF;

    /** A table of so many nodes, all zero. */
    private static TreeTable ofSize(int[] root) {
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
        var root = Arrays.copyOf(forest.roots(), forest.trees() + 1);
        root[forest.trees()] = forest.nodes();
        var table = ofSize(root);
        for (var t = 0; t < table.trees(); t++) {
            for (var i = root[t]; i < root[t + 1]; i++) {
                table.feature[i] = forest.feature()[i];
                table.threshold[i] = forest.threshold()[i];
                table.cover[i] = forest.cover()[i];
                table.probability[i] = forest.probability()[i];
                if (!table.isLeaf(i)) {
                    table.left[i] = i + 1 - root[t];
                    table.right[i] = forest.right()[i] - root[t];
                }
            }
        }
        return table;
    }

    /** The forest of a table that was {@linkplain #check checked}. */
    RandomForest forest(int features) {
        var right = new int[size()];
        for (var t = 0; t < trees(); t++) {
            for (var i = root[t]; i < root[t + 1]; i++) {
                right[i] = isLeaf(i) ? 0 : root[t] + this.right[i];
            }
        }
        return RandomForest.ofLeaves(
                features, Arrays.copyOf(root, trees()), feature, threshold, right, cover, probability);
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
            if (!reached[i]) {
                throw wrong(node, "no way leads to it");
            }
            if (!Double.isFinite(cover[node]) || cover[node] <= 0) {
                throw wrong(node, "cover " + cover[node]);
            }
            if (isLeaf(node)) {
                if (!(probability[node] >= 0 && probability[node] <= 1)) {
                    throw wrong(node, "probability " + probability[node]);
                }
                continue;
            }
            if (feature[node] < 0 || feature[node] >= features) {
                throw wrong(node, "feature " + feature[node]);
            }
            if (!Double.isFinite(threshold[node])) {
                throw wrong(node, "threshold " + threshold[node]);
            }
            if (left[node] != i + 1) {
                throw wrong(node, "its left child does not follow it");
            }
            // Children after their parents, each reached once: no cycle, no shared branch.
            for (var child : new int[] {left[node], right[node]}) {
                if (child <= i || child >= length || reached[child]) {
                    throw wrong(node, "child " + child);
                }
                reached[child] = true;
            }
            if (cover[node] != cover[root[t] + left[node]] + cover[root[t] + right[node]]) {
                throw wrong(node, "cover is not the sum of its children's");
            }
        }
    }

    private static MalformedGraphException wrong(int node, String why) {
        return new MalformedGraphException("node " + node + ": " + why);
    }
}
