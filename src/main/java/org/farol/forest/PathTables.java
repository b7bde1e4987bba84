package org.farol.forest;

import java.util.Arrays;
import java.util.Optional;

/**
 * What every leaf of a forest gives to the features on its path, for every pattern of those that a row may pass or not. A
 * row then costs one comparison a split and one addition a feature of each path, without a branch that depends on it.
 */
final class PathTables {
    private final RandomForest forest;
    private final ThresholdRanks ranks;
    private final int longest;
    private final int most;

    /** By tree, where its splits and its leaves begin; one more entry at the end. */
    private final int[] splitsOfTree;

    private final int[] leavesOfTree;

    /** By split: the node itself and its children within the tree, feature, rank of the threshold, bit in the pattern. */
    private final int[] splitNode;

    private final int[] splitLeft;
    private final int[] splitRight;
    private final int[] splitFeature;
    private final int[] splitRank;
    private final int[] splitBit;
    /** The same bit where the feature is new on the path, else 0. */
    private final int[] splitFresh;

    private int splits;

    /** By leaf: the node within the tree, where its features begin, how many, and where its table does. */
    private final int[] leafNode;

    private final int[] leafFeatures;
    private final int[] leafLength;
    private final int[] leafTable;
    private int leaves;

    private int[] pathFeatures = new int[8192];
    private int pathFeaturesLength;
    /** By feature of a path, 1 / z of the share z of the training rows that it lets through. */
    private float[] inverseShares = new float[8192];
    /** By leaf and pattern, what {@link ShapDescent} calls its integral. */
    private float[] integrals = new float[1 << 16];

    private int integralsLength;

    /** The distinct features of the path so far, each with the share of training rows it lets through. */
    private final int[] feature;

    private final double[] share;
    private int length;

    private PathTables(RandomForest forest, ThresholdRanks ranks, int longest, int most) {
        this.forest = forest;
        this.ranks = ranks;
        this.longest = longest;
        this.most = most;
        var nodes = forest.nodes();
        this.splitsOfTree = new int[forest.trees() + 1];
        this.leavesOfTree = new int[forest.trees() + 1];
        this.splitNode = new int[nodes];
        this.splitLeft = new int[nodes];
        this.splitRight = new int[nodes];
        this.splitFeature = new int[nodes];
        this.splitRank = new int[nodes];
        this.splitBit = new int[nodes];
        this.splitFresh = new int[nodes];
        this.leafNode = new int[nodes];
        this.leafFeatures = new int[nodes];
        this.leafLength = new int[nodes];
        this.leafTable = new int[nodes];
        this.feature = new int[forest.features()];
        this.share = new double[forest.features()];
    }

    /** The tables of a forest; empty where a path has more features than {@code longest} or all take more than {@code most}. */
    static Optional<PathTables> of(RandomForest forest, ThresholdRanks ranks, int longest, int most) {
        var tables = new PathTables(forest, ranks, longest, most);
        for (var tree = 0; tree < forest.trees(); tree++) {
            if (!tables.visit(forest.roots()[tree], forest.roots()[tree])) {
                return Optional.empty();
            }
            tables.splitsOfTree[tree + 1] = tables.splits;
            tables.leavesOfTree[tree + 1] = tables.leaves;
        }
        tables.integrals = Arrays.copyOf(tables.integrals, tables.integralsLength);
        return Optional.of(tables);
    }

    private boolean visit(int node, int root) {
        if (forest.feature()[node] == RandomForest.LEAF) {
            return length == 0 || forest.probability()[node] == 0 || append(node, root);
        }
        var lengthBefore = length;
        var place = place(forest.feature()[node]);
        var shareBefore = share[place];
        var left = node + 1;
        var right = forest.right()[node];
        splitNode[splits] = node - root;
        splitLeft[splits] = left - root;
        splitRight[splits] = right - root;
        splitFeature[splits] = forest.feature()[node];
        splitRank[splits] = ranks.ofNode(node);
        splitBit[splits] = 1 << place;
        splitFresh[splits] = length == lengthBefore ? 0 : 1 << place;
        splits++;
        share[place] = shareBefore * forest.cover()[left] / forest.cover()[node];
        var fits = visit(left, root);
        share[place] = shareBefore * forest.cover()[right] / forest.cover()[node];
        fits = fits && visit(right, root);
        share[place] = shareBefore;
        length = lengthBefore;
        return fits;
    }

    private int place(int wanted) {
        var place = 0;
        while (place < length && feature[place] != wanted) {
            place++;
        }
        if (place == length) {
            feature[place] = wanted;
            share[place] = 1;
            length++;
        }
        return place;
    }

    private boolean append(int leaf, int root) {
        if (length > longest || integralsLength + (1L << length) > most) {
            return false;
        }
        leafNode[leaves] = leaf - root;
        leafFeatures[leaves] = pathFeaturesLength;
        leafLength[leaves] = length;
        leafTable[leaves] = integralsLength;
        leaves++;
        if (pathFeaturesLength + length > pathFeatures.length) {
            pathFeatures = Arrays.copyOf(pathFeatures, 2 * pathFeatures.length);
            inverseShares = Arrays.copyOf(inverseShares, pathFeatures.length);
        }
        for (var i = 0; i < length; i++) {
            pathFeatures[pathFeaturesLength] = feature[i];
            inverseShares[pathFeaturesLength++] = (float) (1 / share[i]);
        }
        if (integralsLength + (1 << length) > integrals.length) {
            integrals = Arrays.copyOf(integrals, 2 * integrals.length + (1 << length));
        }
        integrate(forest.probability()[leaf]);
        return true;
    }

    /** Works the integrals of a leaf out, by pattern. */
    private void integrate(double probability) {
        var sums = new double[1 << length];
        var products = new double[1 << length];
        var quadrature = GaussLegendre.forDegree(length - 1);
        for (var q = 0; q < quadrature.nodes().length; q++) {
            var t = quadrature.nodes()[q];
            products[0] = probability * quadrature.weights()[q] / (1 - t);
            for (var i = 0; i < length; i++) {
                var stops = share[i] * (1 - t);
                for (var p = 0; p < 1 << i; p++) {
                    products[(1 << i) + p] = products[p] * (stops + t);
                    products[p] *= stops;
                }
            }
            for (var p = 0; p < sums.length; p++) {
                sums[p] += products[p];
            }
        }
        for (var sum : sums) {
            integrals[integralsLength++] = (float) sum;
        }
    }

    /** Adds what the features earn for a row, whose values have these ranks. */
    void add(int[] ranksOfRow, double[] contributions) {
        var patterns = new int[forest.nodes()];
        for (var tree = 0; tree < forest.trees(); tree++) {
            descend(tree, ranksOfRow, patterns);
            earn(tree, patterns, contributions);
        }
    }

    /** Works out, node by node of a tree, which features of its path the row passes. */
    private void descend(int tree, int[] ranksOfRow, int[] patterns) {
        patterns[0] = 0;
        for (var split = splitsOfTree[tree]; split < splitsOfTree[tree + 1]; split++) {
            var passes = patterns[splitNode[split]] | splitFresh[split];
            var stops = passes & ~splitBit[split];
            // All ones where the row goes left, else 0.
            var goesLeft = (ranksOfRow[splitFeature[split]] - splitRank[split] - 1) >> 31;
            patterns[splitLeft[split]] = stops | (passes & goesLeft);
            patterns[splitRight[split]] = stops | (passes & ~goesLeft);
        }
    }

    private void earn(int tree, int[] patterns, double[] contributions) {
        for (var leaf = leavesOfTree[tree]; leaf < leavesOfTree[tree + 1]; leaf++) {
            var path = leafFeatures[leaf];
            var pattern = patterns[leafNode[leaf]];
            var table = leafTable[leaf];
            for (var i = 0; i < leafLength[leaf]; i++) {
                // A feature where the row stops loses the integral; one it passes earns its odds, (1 - z) / z, times
                // that
                // without it.
                var odds = (pattern >>> i & 1) * inverseShares[path + i] - 1;
                contributions[pathFeatures[path + i]] += odds * integrals[table + (pattern & ~(1 << i))];
            }
        }
    }
}
