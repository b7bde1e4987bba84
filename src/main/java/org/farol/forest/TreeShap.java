package org.farol.forest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.farol.work.Progress;

/**
 * Exact path-dependent SHAP values of a forest, on the probability scale (Lundberg et al., "Consistent Individualized
 * Feature Attribution for Tree Ensembles", 2018).
 *
 * <p>Along the path to a leaf of probability v, feature i lets a share z of the training rows through, and the row
 * itself wholly (o = 1) or not at all (o = 0). The Shapley weight of a coalition is a Beta integral, so that i's share of
 * the leaf is {@code v (o − z) ∫₀¹ ∏ (z_j (1 − t) + o_j t) dt} over the other features j of the path: a polynomial,
 * which Gauss–Legendre quadrature integrates exactly. Summing products over a subtree before dividing a feature's
 * factor out makes the cost linear in the number of nodes (Yu et al., "Linear TreeShap", 2022).
 */
public final class TreeShap {
    /** Rows explained side by side: enough to fill vector registers, few enough for the cache. */
    private static final int BLOCK = 64;

    private final List<Walk> walks;
    private final double baseValue;
    private final int features;
    private final int deepest;
    private final int mostNodes;

    public TreeShap(RandomForest forest) {
        this.features = forest.features();
        this.walks = forest.trees().stream()
                .map(tree -> Walk.of(tree, forest.features()))
                .toList();
        var sum = 0.0;
        for (var tree : forest.trees()) {
            sum += tree.probability()[0];
        }
        this.baseValue = sum / forest.trees().size();
        this.deepest = walks.stream().mapToInt(Walk::depth).max().orElse(0);
        this.mostNodes = walks.stream()
                .mapToInt(walk -> walk.quadrature().nodes().length)
                .max()
                .orElse(1);
    }

    /** Mean probability of the forest over its training rows, in [0,1]: where every explanation starts. */
    public double baseValue() {
        return baseValue;
    }

    /** What each feature adds to the base value; with it they sum to the forest's probability of {@code row}. */
    public double[] contributions(double[] row) {
        return block(new double[][] {row})[0];
    }

    /** The contributions of many rows, in their order, side by side on all cores. */
    public double[][] contributions(double[][] rows, Progress progress) {
        return IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(i -> {
                    progress.checkCancelled();
                    return block(Arrays.copyOfRange(rows, i * BLOCK, Math.min(rows.length, (i + 1) * BLOCK)));
                })
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
    }

    private double[][] block(double[][] rows) {
        var descent = new Descent(rows, features, deepest, mostNodes);
        for (var walk : walks) {
            descent.through(walk);
        }
        var contributions = new double[rows.length][features];
        for (var r = 0; r < rows.length; r++) {
            for (var i = 0; i < features; i++) {
                contributions[r][i] = descent.contributions[i][r] / walks.size();
            }
        }
        return contributions;
    }

    /** One tree with the quadrature that its longest path needs. */
    private record Walk(FlatTree tree, GaussLegendre quadrature, int depth) {
        static Walk of(FlatTree tree, int features) {
            var shape = new Shape(tree, new int[features]);
            shape.visit(0, 0, 0);
            return new Walk(tree, GaussLegendre.of(Math.max(1, (shape.mostFeatures + 1) / 2)), shape.depth);
        }
    }

    /** Measures the depth of a tree and the most distinct features on one of its paths. */
    private static final class Shape {
        private final FlatTree tree;
        private final int[] timesOnPath;
        private int depth;
        private int mostFeatures;

        Shape(FlatTree tree, int[] timesOnPath) {
            this.tree = tree;
            this.timesOnPath = timesOnPath;
        }

        void visit(int node, int level, int distinct) {
            depth = Math.max(depth, level);
            mostFeatures = Math.max(mostFeatures, distinct);
            var feature = tree.feature()[node];
            if (feature == FlatTree.LEAF) {
                return;
            }
            var more = timesOnPath[feature]++ == 0 ? distinct + 1 : distinct;
            visit(tree.left()[node], level + 1, more);
            visit(tree.right()[node], level + 1, more);
            timesOnPath[feature]--;
        }
    }

    /**
     * The way of a block of rows through every path of every tree. Rows differ only in where they pass; so all factors
     * of an edge are computed once, and the loops over rows multiply and add, which the compiler vectorises.
     */
    private static final class Descent {
        private final double[][] rows;
        /** By feature and row. */
        private final double[][] contributions;
        /** By feature: the share of training rows let through so far on the path, and by row whether it passes. */
        private final double[] share;

        private final double[][] passes;
        /** By level and row: whether the rows go left there, and whether they pass the edge that leads there. */
        private final double[][] goesLeft;

        private final double[][] passesHere;
        /** By level, then quadrature node and row: the product of the path's factors, and the sum over leaves below. */
        private final double[][] product;

        private final double[][] sum;
        private final int n;

        private FlatTree tree;
        private GaussLegendre quadrature;

        Descent(double[][] rows, int features, int deepest, int mostNodes) {
            this.rows = rows;
            this.n = rows.length;
            this.contributions = new double[features][n];
            this.share = new double[features];
            Arrays.fill(share, 1);
            this.passes = new double[features][n];
            for (var everybody : passes) {
                Arrays.fill(everybody, 1);
            }
            this.goesLeft = new double[deepest + 1][n];
            this.passesHere = new double[deepest + 1][n];
            this.product = new double[deepest + 1][mostNodes * n];
            this.sum = new double[deepest + 1][mostNodes * n];
            this.quadrature = GaussLegendre.of(1);
            this.tree = new FlatTree(new int[0], new double[0], new int[0], new int[0], new double[0], new double[0]);
        }

        void through(Walk walk) {
            tree = walk.tree();
            quadrature = walk.quadrature();
            Arrays.fill(product[0], 1);
            visit(0, 0);
        }

        private void visit(int node, int level) {
            var feature = tree.feature()[node];
            var used = quadrature.nodes().length * n;
            var sumHere = sum[level];
            if (feature == FlatTree.LEAF) {
                var probability = tree.probability()[node];
                var productHere = product[level];
                for (var k = 0; k < used; k++) {
                    sumHere[k] = probability * productHere[k];
                }
                return;
            }
            Arrays.fill(sumHere, 0, used, 0);
            var left = goesLeft[level];
            var threshold = tree.threshold()[node];
            for (var r = 0; r < n; r++) {
                left[r] = rows[r][feature] <= threshold ? 1 : 0;
            }
            follow(node, tree.left()[node], level, 0, 1);
            follow(node, tree.right()[node], level, 1, -1);
        }

        /**
         * Goes down one edge, which row r takes if {@code offset + sign · goesLeft[r]} is 1. A feature met before on the
         * path has its old factor replaced by the new one, and what the old one earned from the leaves below is taken
         * back; one not met before has the factor 1, which earns nothing.
         */
        private void follow(int node, int child, int level, double offset, double sign) {
            var feature = tree.feature()[node];
            var oldShare = share[feature];
            var newShare = oldShare * tree.cover()[child] / tree.cover()[node];
            var oldPasses = passes[feature];
            var newPasses = passesHere[level + 1];
            var left = goesLeft[level];
            for (var r = 0; r < n; r++) {
                newPasses[r] = oldPasses[r] * (offset + sign * left[r]);
            }
            multiply(level, oldShare, newShare, oldPasses, newPasses);
            share[feature] = newShare;
            passes[feature] = newPasses;
            visit(child, level + 1);
            share[feature] = oldShare;
            passes[feature] = oldPasses;
            earn(level, oldShare, newShare, oldPasses, newPasses, contributions[feature]);
        }

        /** The product below an edge: the one above, with the edge's new factor in place of the old. */
        private void multiply(int level, double oldShare, double newShare, double[] oldPasses, double[] newPasses) {
            var above = product[level];
            var below = product[level + 1];
            var nodes = quadrature.nodes();
            for (var q = 0; q < nodes.length; q++) {
                var t = nodes[q];
                var stopped = newShare / oldShare;
                var stops = newShare * (1 - t) / (oldShare * (1 - t) + t);
                var goesOn = (newShare * (1 - t) + t) / (oldShare * (1 - t) + t);
                var at = q * n;
                for (var r = 0; r < n; r++) {
                    below[at + r] = above[at + r]
                            * (stopped + oldPasses[r] * (stops - stopped) + newPasses[r] * (goesOn - stops));
                }
            }
        }

        /** Adds the sum below an edge to the one above, and to the feature what its change there earns. */
        private void earn(
                int level, double oldShare, double newShare, double[] oldPasses, double[] newPasses, double[] earned) {
            var above = sum[level];
            var below = sum[level + 1];
            var nodes = quadrature.nodes();
            for (var q = 0; q < nodes.length; q++) {
                var t = nodes[q];
                var weight = quadrature.weights()[q];
                var old = (1 - oldShare) / (oldShare * (1 - t) + t);
                var stops = weight * (-1 / (1 - t) - old);
                var goesOn = weight * ((1 - newShare) / (newShare * (1 - t) + t) - old);
                var at = q * n;
                for (var r = 0; r < n; r++) {
                    var leaves = below[at + r];
                    above[at + r] += leaves;
                    earned[r] += leaves * (oldPasses[r] * stops + newPasses[r] * (goesOn - stops));
                }
            }
        }
    }
}
