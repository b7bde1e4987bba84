package org.farol.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The way of a block of rows to every leaf of tree after tree, which adds up what each feature earns there.
 *
 * <p>Along the path to a leaf of probability v, feature i lets a share z of the training rows through, and the row itself
 * wholly (o = 1) or not at all (o = 0). The Shapley weight of a coalition is a Beta integral, so that i's share of the
 * leaf is {@code v (o − z) ∫₀¹ ∏ (z_j (1 − t) + o_j t) dt} over the other features j of the path: a polynomial, which
 * {@linkplain GaussLegendre quadrature} integrates exactly.
 *
 * <p>A row matters to a leaf only by its pattern: which features of the path it passes. Where there are no more possible
 * patterns than rows, what they earn is worked out once for each, in a table (Yang, "Fast TreeSHAP", 2021, version 2). All
 * features where a pattern stops earn the same there, {@code −v ∫ ∏_j (z_j (1 − t) + o_j t) / (1 − t) dt} over all
 * features of the path; and one that is passed earns {@code (1 − z) / z} times what stopping there alone would lose. So one
 * integral a pattern is enough.
 */
final class ShapDescent {
    /** The most distinct features a path may have: a bit each in a pattern, which is never negative. */
    static final int MOST_ON_A_PATH = Integer.SIZE - 1;

    private final RandomForest forest;
    private final ThresholdRanks thresholds;
    /** By feature and row. */
    private final int[][] ranks;

    private final double[][] contributions;
    private final int rows;
    /** By level and row: a bit for each feature of the path, in its order, 1 if the row passes. */
    private final List<int[]> patterns = new ArrayList<>();

    /** The distinct features of the path so far, each with the share of training rows it lets through. */
    private final int[] features;

    private final double[] share;
    private int length;

    /** The longest paths that are worked out in tables. */
    private final int longestTabulated;
    /** By pattern, what each feature where it stops loses at the leaf. */
    private final double[] integrals;
    /** By pattern, what one feature earns there. */
    private final double[] table;
    /** By pattern, the product of all factors at a quadrature node. */
    private final double[] products;

    private final double[] factor;
    private final double[] before;
    private final double[] earned;

    /** @param ranks the rows' values by feature and row, as {@code thresholds} ranks them */
    ShapDescent(RandomForest forest, ThresholdRanks thresholds, int[][] ranks, int rows) {
        this.forest = forest;
        this.thresholds = thresholds;
        this.ranks = ranks;
        this.rows = rows;
        this.contributions = new double[forest.features()][rows];
        var most = Math.min(forest.features(), MOST_ON_A_PATH);
        this.features = new int[most];
        this.share = new double[most];
        this.longestTabulated = Math.min(most, Integer.SIZE - Integer.numberOfLeadingZeros(rows) - 1);
        this.integrals = new double[1 << longestTabulated];
        this.table = new double[1 << longestTabulated];
        this.products = new double[1 << longestTabulated];
        this.factor = new double[most];
        this.before = new double[most];
        this.earned = new double[most];
        patterns.add(new int[rows]);
    }

    /** By feature and row, what is earned at the leaves of trees {@code from} to before {@code to}. */
    double[][] through(int from, int to) {
        for (var tree = from; tree < to; tree++) {
            visit(forest.roots()[tree], 0);
        }
        return contributions;
    }

    private void visit(int node, int level) {
        var feature = forest.feature()[node];
        if (feature == RandomForest.LEAF) {
            if (length > 0 && forest.probability()[node] != 0) {
                earn(forest.probability()[node], patterns.get(level));
            }
            return;
        }
        if (patterns.size() == level + 1) {
            patterns.add(new int[rows]);
        }
        var place = place(feature);
        var lengthBefore = length;
        if (place == length) {
            features[place] = feature;
            share[place] = 1;
            length++;
        }
        var bit = 1 << place;
        var fresh = lengthBefore == length ? 0 : bit;
        var shareBefore = share[place];
        var here = patterns.get(level);
        var below = patterns.get(level + 1);

        var left = node + 1;
        share[place] = shareBefore * forest.cover()[left] / forest.cover()[node];
        passLeft(here, below, ranks[feature], thresholds.ofNode(node), bit, fresh);
        visit(left, level + 1);

        var right = forest.right()[node];
        share[place] = shareBefore * forest.cover()[right] / forest.cover()[node];
        passRight(here, below, ranks[feature], thresholds.ofNode(node), bit, fresh);
        visit(right, level + 1);

        share[place] = shareBefore;
        length = lengthBefore;
    }

    /** Where the feature stands on the path; the path's length if it does not. */
    private int place(int feature) {
        var place = 0;
        while (place < length && features[place] != feature) {
            place++;
        }
        return place;
    }

    private static void passLeft(int[] here, int[] below, int[] ranks, int threshold, int bit, int fresh) {
        for (var r = 0; r < below.length; r++) {
            // All ones where the rank is at most the threshold's, else 0: the JIT does this for many rows at a time.
            var goesLeft = (ranks[r] - threshold - 1) >> 31;
            below[r] = (here[r] | fresh) & (goesLeft | ~bit);
        }
    }

    private static void passRight(int[] here, int[] below, int[] ranks, int threshold, int bit, int fresh) {
        for (var r = 0; r < below.length; r++) {
            var goesRight = (threshold - ranks[r]) >> 31;
            below[r] = (here[r] | fresh) & (goesRight | ~bit);
        }
    }

    private void earn(double probability, int[] pattern) {
        var quadrature = GaussLegendre.forDegree(length - 1);
        if (length > longestTabulated) {
            for (var r = 0; r < rows; r++) {
                earnAlone(probability, quadrature, pattern[r], r);
            }
            return;
        }
        integrate(probability, quadrature);
        for (var i = 0; i < length; i++) {
            fill(table, integrals, 1 << i, 1 << length, 1 / share[i] - 1);
            lookUp(contributions[features[i]], pattern, table);
        }
    }

    /** For every pattern that stops somewhere, what each feature where it stops loses at the leaf. */
    private void integrate(double probability, GaussLegendre quadrature) {
        Arrays.fill(integrals, 0, 1 << length, 0);
        for (var q = 0; q < quadrature.nodes().length; q++) {
            var t = quadrature.nodes()[q];
            products[0] = probability * quadrature.weights()[q] / (1 - t);
            for (var i = 0; i < length; i++) {
                var stops = share[i] * (1 - t);
                multiply(products, 1 << i, stops, stops + t);
            }
            add(integrals, products, 1 << length);
        }
    }

    /** Takes one more feature into the products of all patterns, which then are twice as many. */
    private static void multiply(double[] products, int patterns, double stops, double goesOn) {
        for (var p = 0; p < patterns; p++) {
            var product = products[p];
            products[p] = product * stops;
            products[patterns + p] = product * goesOn;
        }
    }

    private static void add(double[] sums, double[] products, int patterns) {
        for (var p = 0; p < patterns; p++) {
            sums[p] += products[p];
        }
    }

    /** Writes what the feature of this bit earns: where it stops, minus the integral; else its odds times that without it. */
    private static void fill(double[] table, double[] integrals, int bit, int patterns, double odds) {
        for (var start = 0; start < patterns; start += 2 * bit) {
            for (var p = start; p < start + bit; p++) {
                table[p] = -integrals[p];
                table[p + bit] = odds * integrals[p];
            }
        }
    }

    private static void lookUp(double[] contribution, int[] pattern, double[] table) {
        for (var r = 0; r < pattern.length; r++) {
            contribution[r] += table[pattern[r]];
        }
    }

    /** What each feature of the path earns at the leaf for one row. */
    private void earnAlone(double probability, GaussLegendre quadrature, int pattern, int row) {
        Arrays.fill(earned, 0, length, 0);
        for (var q = 0; q < quadrature.nodes().length; q++) {
            var t = quadrature.nodes()[q];
            var product = probability * quadrature.weights()[q];
            for (var i = 0; i < length; i++) {
                factor[i] = share[i] * (1 - t) + (pattern >>> i & 1) * t;
                before[i] = product;
                product *= factor[i];
            }
            var after = 1.0;
            for (var i = length - 1; i >= 0; i--) {
                earned[i] += before[i] * after;
                after *= factor[i];
            }
        }
        for (var i = 0; i < length; i++) {
            contributions[features[i]][row] += earned[i] * ((pattern >>> i & 1) - share[i]);
        }
    }
}
