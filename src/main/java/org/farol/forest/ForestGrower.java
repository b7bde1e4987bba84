package org.farol.forest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.farol.work.Progress;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.math.MathEx;
import smile.model.cart.CART;
import smile.model.cart.InternalNode;
import smile.model.cart.Loss;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;
import smile.regression.RegressionTree;

/**
 * Grows forests: bootstrap, seeds, progress and cancelling are ours, Smile grows each tree.
 *
 * <p>Each tree is a regression tree on labels 0 and 1. There, the reduction of variance is the Gini gain, and leaves
 * keep their share of the outcome; Smile's classification tree merges sister leaves of the same majority and so loses
 * their different probabilities.
 */
public final class ForestGrower {
    private static final VarHandle THRESHOLD = threshold();

    static {
        // Smile tries only some hundred thresholds a feature unless told otherwise: too few in small nodes.
        System.setProperty("smile.regression_tree.bins", "1");
    }

    private final double[][] rows;
    private final double[] labels;
    private final ForestOptions options;
    private final DataFrame frame;
    private final int[][] order;
    private final int features;

    /**
     * @param rows complete training rows, all finite, of equal length
     * @param labels 1 for the outcome, 0 without it, as many as rows
     */
    public ForestGrower(double[][] rows, double[] labels, ForestOptions options) {
        for (var row : rows) {
            if (!Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a training row has a value that is not finite");
            }
        }
        this.rows = rows;
        this.labels = labels;
        this.options = options;
        this.features = rows[0].length;
        this.frame = DataFrame.of(
                rows, IntStream.range(0, features).mapToObj(j -> "x" + j).toArray(String[]::new));
        this.order = CART.order(frame);
    }

    /**
     * Grows a forest. The same rows, labels, options and seed give the same forest, bit by bit, on any number of cores.
     *
     * @throws CancellationException if asked to stop
     */
    public RandomForest grow(long seed, Progress progress) {
        var seeds = new SplittableRandom(seed).longs(options.trees()).toArray();
        var grown = new AtomicInteger();
        var trees = Arrays.stream(seeds)
                .parallel()
                .mapToObj(treeSeed -> {
                    progress.checkCancelled();
                    var tree = growTree(treeSeed);
                    progress.report((double) grown.incrementAndGet() / options.trees());
                    return tree;
                })
                .toList();
        return new RandomForest(features, trees);
    }

    private FlatTree growTree(long seed) {
        var random = new SplittableRandom(seed);
        var draws = new int[rows.length];
        for (var i = 0; i < rows.length; i++) {
            draws[random.nextInt(rows.length)]++;
        }
        // Smile draws the features of each split from a generator of the current thread.
        MathEx.setSeed(seed);
        var featuresPerSplit = (int) Math.max(1, Math.floor(Math.sqrt(features)));
        var tree = new RegressionTree(
                frame,
                Loss.ls(labels),
                new StructField("y", DataTypes.DoubleType),
                options.maxDepth(),
                Integer.MAX_VALUE,
                options.minLeaf(),
                featuresPerSplit,
                draws,
                order);
        return flatten(tree.root());
    }

    private static FlatTree flatten(Node root) {
        var size = size(root);
        var tree = new FlatTree(
                new int[size], new double[size], new int[size], new int[size], new double[size], new double[size]);
        place(root, 0, tree);
        return tree;
    }

    private static int size(Node node) {
        return node instanceof InternalNode split ? 1 + size(split.trueChild()) + size(split.falseChild()) : 1;
    }

    /** Writes a subtree from index {@code at} on, parents before children; returns the index after it. */
    private static int place(Node node, int at, FlatTree tree) {
        tree.cover()[at] = node.size();
        if (node instanceof InternalNode split) {
            tree.feature()[at] = split.feature();
            tree.threshold()[at] = (double) THRESHOLD.get((OrdinalNode) split);
            var left = at + 1;
            var right = place(split.trueChild(), left, tree);
            var end = place(split.falseChild(), right, tree);
            tree.left()[at] = left;
            tree.right()[at] = right;
            tree.probability()[at] = (tree.cover()[left] * tree.probability()[left]
                            + tree.cover()[right] * tree.probability()[right])
                    / tree.cover()[at];
            return end;
        }
        tree.feature()[at] = FlatTree.LEAF;
        tree.probability()[at] = Math.clamp(((RegressionNode) node).output(), 0, 1);
        return at + 1;
    }

    /** Smile keeps the threshold of a split to itself; no public method tells it exactly. */
    private static VarHandle threshold() {
        try {
            return MethodHandles.privateLookupIn(OrdinalNode.class, MethodHandles.lookup())
                    .findVarHandle(OrdinalNode.class, "value", double.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
