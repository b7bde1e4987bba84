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
    private final RandomForest forest;
    private final List<Walk> walks;
    private final double baseValue;

    public TreeShap(RandomForest forest) {
        this.forest = forest;
        this.walks = forest.trees().stream()
                .map(tree -> Walk.of(tree, forest.features()))
                .toList();
        var sum = 0.0;
        for (var tree : forest.trees()) {
            sum += tree.probability()[0];
        }
        this.baseValue = sum / forest.trees().size();
    }

    /** Mean probability of the forest over its training rows, in [0,1]: where every explanation starts. */
    public double baseValue() {
        return baseValue;
    }

    /** What each feature adds to the base value; with it they sum to the forest's probability of {@code row}. */
    public double[] contributions(double[] row) {
        var contributions = new double[forest.features()];
        for (var walk : walks) {
            walk.add(row, contributions);
        }
        for (var i = 0; i < contributions.length; i++) {
            contributions[i] /= walks.size();
        }
        return contributions;
    }

    /** The contributions of many rows, in their order, side by side on all cores. */
    public double[][] contributions(double[][] rows, Progress progress) {
        return IntStream.range(0, rows.length)
                .parallel()
                .mapToObj(i -> {
                    progress.checkCancelled();
                    return contributions(rows[i]);
                })
                .toArray(double[][]::new);
    }

    /** One tree with the quadrature that its longest path needs. */
    private record Walk(FlatTree tree, GaussLegendre quadrature, int depth) {
        static Walk of(FlatTree tree, int features) {
            var shape = new Shape(tree, new int[features]);
            shape.visit(0, 0, 0);
            return new Walk(tree, GaussLegendre.of(Math.max(1, (shape.mostFeatures + 1) / 2)), shape.depth);
        }

        void add(double[] row, double[] contributions) {
            new Descent(this, row, contributions).start();
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

    /** One row's way through every path of one tree. */
    private static final class Descent {
        private final FlatTree tree;
        private final double[] nodes;
        private final double[] weights;
        private final double[] row;
        private final double[] contributions;
        /** Share of training rows that feature i lets through so far, and whether the row itself passes. */
        private final double[] share;

        private final double[] passes;
        /** By level and quadrature node: the product of the path's factors, and the sum over leaves below. */
        private final double[][] product;

        private final double[][] sum;

        Descent(Walk walk, double[] row, double[] contributions) {
            this.tree = walk.tree();
            this.nodes = walk.quadrature().nodes();
            this.weights = walk.quadrature().weights();
            this.row = row;
            this.contributions = contributions;
            this.share = new double[row.length];
            this.passes = new double[row.length];
            Arrays.fill(share, 1);
            Arrays.fill(passes, 1);
            this.product = new double[walk.depth() + 1][nodes.length];
            this.sum = new double[walk.depth() + 1][nodes.length];
        }

        void start() {
            Arrays.fill(product[0], 1);
            visit(0, 0);
        }

        private void visit(int node, int level) {
            var feature = tree.feature()[node];
            if (feature == FlatTree.LEAF) {
                for (var q = 0; q < nodes.length; q++) {
                    sum[level][q] = tree.probability()[node] * product[level][q];
                }
                return;
            }
            Arrays.fill(sum[level], 0);
            var goesLeft = row[feature] <= tree.threshold()[node];
            follow(node, tree.left()[node], level, goesLeft ? 1 : 0);
            follow(node, tree.right()[node], level, goesLeft ? 0 : 1);
        }

        /**
         * Goes down one edge. A feature met before on the path has its old factor replaced by the new one, and what the
         * old one earned from the leaves below is taken back; one not met before has the factor 1, which earns nothing.
         */
        private void follow(int node, int child, int level, double goesHere) {
            var feature = tree.feature()[node];
            var oldShare = share[feature];
            var oldPasses = passes[feature];
            var newShare = oldShare * tree.cover()[child] / tree.cover()[node];
            var newPasses = oldPasses * goesHere;
            for (var q = 0; q < nodes.length; q++) {
                var t = nodes[q];
                product[level + 1][q] =
                        product[level][q] * (newShare * (1 - t) + newPasses * t) / (oldShare * (1 - t) + oldPasses * t);
            }
            share[feature] = newShare;
            passes[feature] = newPasses;
            visit(child, level + 1);
            share[feature] = oldShare;
            passes[feature] = oldPasses;
            var earned = 0.0;
            for (var q = 0; q < nodes.length; q++) {
                var t = nodes[q];
                var below = sum[level + 1][q];
                sum[level][q] += below;
                earned += weights[q]
                        * below
                        * ((newPasses - newShare) / (newShare * (1 - t) + newPasses * t)
                                - (oldPasses - oldShare) / (oldShare * (1 - t) + oldPasses * t));
            }
            contributions[feature] += earned;
        }
    }
}
