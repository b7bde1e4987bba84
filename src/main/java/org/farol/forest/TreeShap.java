package org.farol.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.farol.work.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Exact path-dependent SHAP values of a forest, on the probability scale (Lundberg et al., "Consistent Individualized
 * Feature Attribution for Tree Ensembles", 2018).
 *
 * <p>Along the path to a leaf of probability v, feature i lets a share z of the training rows through, and the row
 * itself wholly (o = 1) or not at all (o = 0). The Shapley weight of a coalition is a Beta integral, so that i's share of
 * the leaf is {@code v (o − z) ∫₀¹ ∏ (z_j (1 − t) + o_j t) dt} over the other features j of the path: a polynomial,
 * which Gauss–Legendre quadrature integrates exactly.
 *
 * <p>A row matters to a leaf only by which features of its path it passes. So each such pattern is worked out once for
 * all the rows that show it (Yang, "Fast TreeSHAP", 2021, version 2).
 */
public final class TreeShap {
    /** Rows explained side by side: enough to share patterns, few enough to keep all cores busy and hear a cancel. */
    private static final int BLOCK = 512;

    private final RandomForest forest;
    private final double baseValue;
    /** By number of distinct features on a path, what integrates its polynomial exactly. */
    private final GaussLegendre[] quadratures;

    /** @throws IllegalArgumentException if the forest has more than 64 features */
    public TreeShap(RandomForest forest) {
        if (forest.features() > Long.SIZE) {
            throw new IllegalArgumentException("more features than a pattern has bits: " + forest.features());
        }
        this.forest = forest;
        this.baseValue = forest.trees().stream()
                .mapToDouble(tree -> tree.probability()[0])
                .average()
                .orElseThrow();
        this.quadratures = IntStream.rangeClosed(0, forest.features())
                .mapToObj(length -> GaussLegendre.of(Math.max(1, (length + 1) / 2)))
                .toArray(GaussLegendre[]::new);
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
        var descent = new Descent(rows);
        for (var tree : forest.trees()) {
            descent.through(tree);
        }
        for (var row : descent.contributions) {
            for (var i = 0; i < row.length; i++) {
                row[i] /= forest.trees().size();
            }
        }
        return descent.contributions;
    }

    /** The way of a block of rows to every leaf of tree after tree, which adds what they earn there. */
    private final class Descent {
        /** Longer paths have so many patterns that rows would hardly share them. */
        private static final int LONGEST_SHARED = 12;

        private final double[][] contributions;
        /** The rows by feature. */
        private final double[][] columns;
        /** By level and row: a bit for each position of the path, 1 if the row passes. */
        private final List<long[]> patterns = new ArrayList<>();

        /** The distinct features of the path so far, each with the share of training rows it lets through. */
        private final int[] features;

        private final double[] share;
        private int length;

        /**
         * At a leaf, by quadrature node and position, for a row that passes there and one that does not: the factor of
         * the product, and what it is to be multiplied with to give what the feature earns.
         */
        private final double[][] factor;

        private final double[][] gain;

        Descent(double[][] rows) {
            var most = forest.features();
            this.contributions = new double[rows.length][most];
            this.columns = new double[most][rows.length];
            for (var r = 0; r < rows.length; r++) {
                for (var i = 0; i < most; i++) {
                    columns[i][r] = rows[r][i];
                }
            }
            this.features = new int[most];
            this.share = new double[most];
            var nodes = quadratures[most].nodes().length;
            this.factor = new double[nodes][2 * most];
            this.gain = new double[nodes][2 * most];
            var everybody = new long[rows.length];
            Arrays.fill(everybody, -1L);
            patterns.add(everybody);
        }

        void through(FlatTree tree) {
            visit(tree, 0, 0);
        }

        private void visit(FlatTree tree, int node, int level) {
            var feature = tree.feature()[node];
            if (feature == FlatTree.LEAF) {
                if (length > 0 && tree.probability()[node] != 0) {
                    earn(tree.probability()[node], patterns.get(level));
                }
                return;
            }
            if (patterns.size() == level + 1) {
                patterns.add(new long[contributions.length]);
            }
            var here = patterns.get(level);
            var below = patterns.get(level + 1);
            var values = columns[feature];
            var threshold = tree.threshold()[node];
            var position = position(feature);
            var lengthBefore = length;
            if (position == length) {
                features[position] = feature;
                share[position] = 1;
                length++;
            }
            var shareBefore = share[position];
            var stopped = ~(1L << position);

            var left = tree.left()[node];
            share[position] = shareBefore * tree.cover()[left] / tree.cover()[node];
            for (var r = 0; r < below.length; r++) {
                below[r] = values[r] <= threshold ? here[r] : here[r] & stopped;
            }
            visit(tree, left, level + 1);

            var right = tree.right()[node];
            share[position] = shareBefore * tree.cover()[right] / tree.cover()[node];
            for (var r = 0; r < below.length; r++) {
                below[r] = values[r] <= threshold ? here[r] & stopped : here[r];
            }
            visit(tree, right, level + 1);

            share[position] = shareBefore;
            length = lengthBefore;
        }

        /** Where the feature stands on the path; the path's length if it does not. */
        private int position(int feature) {
            var position = 0;
            while (position < length && features[position] != feature) {
                position++;
            }
            return position;
        }

        private void earn(double probability, long[] pattern) {
            prepare(probability);
            var ofPath = -1L >>> (Long.SIZE - length);
            var known = length <= LONGEST_SHARED ? new double @Nullable [1 << length][] : null;
            for (var r = 0; r < pattern.length; r++) {
                var passes = pattern[r] & ofPath;
                var earned = known == null ? null : known[(int) passes];
                if (earned == null) {
                    earned = shares(passes);
                    if (known != null) {
                        known[(int) passes] = earned;
                    }
                }
                var contribution = contributions[r];
                for (var i = 0; i < length; i++) {
                    contribution[features[i]] += earned[i];
                }
            }
        }

        private void prepare(double probability) {
            var quadrature = quadratures[length];
            for (var q = 0; q < quadrature.nodes().length; q++) {
                var t = quadrature.nodes()[q];
                var weight = probability * quadrature.weights()[q];
                for (var i = 0; i < length; i++) {
                    var stops = share[i] * (1 - t);
                    var goesOn = stops + t;
                    factor[q][2 * i] = stops;
                    factor[q][2 * i + 1] = goesOn;
                    gain[q][2 * i] = -share[i] / stops * weight;
                    gain[q][2 * i + 1] = (1 - share[i]) / goesOn * weight;
                }
            }
        }

        /** What each feature of the path earns at the leaf for a row that passes these of them. */
        private double[] shares(long passes) {
            var earned = new double[length];
            var nodes = quadratures[length].nodes().length;
            for (var q = 0; q < nodes; q++) {
                var factors = factor[q];
                var gains = gain[q];
                var product = 1.0;
                for (var i = 0; i < length; i++) {
                    product *= factors[2 * i + (int) (passes >>> i & 1)];
                }
                for (var i = 0; i < length; i++) {
                    earned[i] += product * gains[2 * i + (int) (passes >>> i & 1)];
                }
            }
            return earned;
        }
    }
}
