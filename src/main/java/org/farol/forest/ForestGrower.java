package org.farol.forest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.farol.work.Progress;

/**
 * Grows random forests (Breiman, "Random Forests", 2001): each tree on as many rows as there are, drawn with
 * replacement, each split from a few features drawn for it, on {@linkplain BinnedFeatures binned} values.
 */
public final class ForestGrower {
    private final double[][] rows;
    private final double[] labels;
    private final double[] weights;
    private final ForestOptions options;
    private final BinnedFeatures binned;

    /**
     * @param rows complete training rows, all finite, of equal length
     * @param labels 1 for the outcome, 0 without it, as many as rows
     * @param weights what each row counts wherever it is drawn, positive; all 1 where all count the same
     * @throws IllegalArgumentException if one of them is not so
     */
    public ForestGrower(double[][] rows, double[] labels, double[] weights, ForestOptions options) {
        if (rows.length == 0 || labels.length != rows.length || weights.length != rows.length) {
            throw new IllegalArgumentException(
                    rows.length + " rows, " + labels.length + " labels, " + weights.length + " weights");
        }
        for (var row : rows) {
            if (row.length != rows[0].length || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "a training row is of another length or has a value that is not finite");
            }
        }
        if (!Arrays.stream(labels).allMatch(label -> label == 0 || label == 1)) {
            throw new IllegalArgumentException("a label is neither 0 nor 1");
        }
        if (!Arrays.stream(weights).allMatch(weight -> weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("a weight is not positive");
        }
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        this.options = options;
        this.binned = new BinnedFeatures(rows);
    }

    /**
     * Weights that give rows with and without the outcome the same sum, n / 2 each: n / (2 · n of the class), as
     * scikit-learn's {@code class_weight='balanced'}. All 1 where there is only one kind.
     */
    public static double[] balancedWeights(double[] labels) {
        var positives = Arrays.stream(labels).sum();
        var negatives = labels.length - positives;
        return Arrays.stream(labels)
                .map(label -> positives == 0 || negatives == 0
                        ? 1
                        : labels.length / (2 * (label == 1 ? positives : negatives)))
                .toArray();
    }

    /**
     * Grows a forest. The same rows, labels, weights, options and seed give the same forest, bit by bit, on any number of
     * cores.
     *
     * @throws CancellationException if asked to stop
     */
    public GrownForest grow(long seed, Progress progress) {
        var seeds = new SplittableRandom(seed).longs(options.trees()).toArray();
        var trees = new TreeNodes[seeds.length];
        var drawn = new long[seeds.length][];
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(thread -> {
                    var grower = new TreeGrower(binned, labels, weights, options);
                    for (var tree = next.getAndIncrement(); tree < trees.length; tree = next.getAndIncrement()) {
                        progress.checkCancelled();
                        var grown = grower.grow(seeds[tree]);
                        trees[tree] = grown.nodes();
                        drawn[tree] = grown.drawn();
                        progress.report((double) done.incrementAndGet() / trees.length);
                    }
                });
        return new GrownForest(compile(trees), rows, drawn);
    }

    private RandomForest compile(TreeNodes[] trees) {
        var roots = new int[trees.length];
        var nodes = 0;
        for (var tree = 0; tree < trees.length; tree++) {
            roots[tree] = nodes;
            nodes += trees[tree].size();
        }
        var feature = new int[nodes];
        var threshold = new double[nodes];
        var right = new int[nodes];
        var cover = new double[nodes];
        var probability = new double[nodes];
        for (var tree = 0; tree < trees.length; tree++) {
            trees[tree].copyTo(roots[tree], feature, threshold, right, cover, probability);
        }
        return RandomForest.ofLeaves(binned.features(), roots, feature, threshold, right, cover, probability);
    }
}
