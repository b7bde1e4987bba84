package org.farol.forest;

import java.util.Arrays;

/** The nodes of one tree in the arrays of {@link RandomForest}, its root node 0. */
final class TreeNodes {
    private static final int FIRST_CAPACITY = 256;

    private int[] feature = new int[FIRST_CAPACITY];
    private double[] threshold = new double[FIRST_CAPACITY];
    private int[] right = new int[FIRST_CAPACITY];
    private double[] cover = new double[FIRST_CAPACITY];
    private double[] probability = new double[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    /** Adds a node, a leaf as long as it is not {@linkplain #split split}, and returns its index. */
    int addLeaf(double coverOfNode, double probabilityOfNode) {
        if (size == feature.length) {
            resize(2 * size);
        }
        feature[size] = RandomForest.LEAF;
        threshold[size] = 0;
        right[size] = 0;
        cover[size] = coverOfNode;
        probability[size] = probabilityOfNode;
        return size++;
    }

    void split(int node, int splitFeature, double splitThreshold) {
        feature[node] = splitFeature;
        threshold[node] = splitThreshold;
    }

    void putRight(int node, int child) {
        right[node] = child;
    }

    void clear() {
        size = 0;
    }

    /** These nodes, in arrays no longer than needed. */
    TreeNodes copy() {
        var copy = new TreeNodes();
        copy.feature = feature;
        copy.threshold = threshold;
        copy.right = right;
        copy.cover = cover;
        copy.probability = probability;
        copy.size = size;
        copy.resize(size);
        return copy;
    }

    private void resize(int capacity) {
        feature = Arrays.copyOf(feature, capacity);
        threshold = Arrays.copyOf(threshold, capacity);
        right = Arrays.copyOf(right, capacity);
        cover = Arrays.copyOf(cover, capacity);
        probability = Arrays.copyOf(probability, capacity);
    }

    /** Writes these nodes into a forest's arrays, from {@code root} on. */
    void copyTo(
            int root,
            int[] forestFeature,
            double[] forestThreshold,
            int[] forestRight,
            double[] forestCover,
            double[] forestProbability) {
        System.arraycopy(feature, 0, forestFeature, root, size);
        System.arraycopy(threshold, 0, forestThreshold, root, size);
        System.arraycopy(cover, 0, forestCover, root, size);
        System.arraycopy(probability, 0, forestProbability, root, size);
        for (var node = 0; node < size; node++) {
            forestRight[root + node] = feature[node] == RandomForest.LEAF ? 0 : root + right[node];
        }
    }
}
