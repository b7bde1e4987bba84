package org.farol.forest;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.farol.work.Progress;

/**
 * Exact path-dependent SHAP values of a forest, on the probability scale (Lundberg et al., "Consistent Individualized
 * Feature Attribution for Tree Ensembles", 2018), by quadrature; see {@link ShapDescent}.
 */
public final class TreeShap {
    /** Rows explained side by side: the more, the more share what a pattern earns; these still stay in the cache. */
    private static final int BLOCK = 2048;

    /** Trees gone through by one task: few, so that one row alone keeps all cores busy too. */
    private static final int TREES_A_TASK = 25;

    private final RandomForest forest;
    private final ThresholdRanks ranks;

    /**
     * Prepares to explain this forest.
     *
     * @throws IllegalArgumentException if a path may hold more distinct features than a pattern has bits, 31
     */
    public TreeShap(RandomForest forest) {
        if (Math.min(forest.features(), depth(forest)) > ShapDescent.MOST_ON_A_PATH) {
            throw new IllegalArgumentException("paths of more than " + ShapDescent.MOST_ON_A_PATH + " features");
        }
        this.forest = forest;
        this.ranks = new ThresholdRanks(forest);
    }

    private static int depth(RandomForest forest) {
        var depths = new int[forest.nodes()];
        for (var node = 0; node < depths.length; node++) {
            if (forest.feature()[node] != RandomForest.LEAF) {
                depths[node + 1] = depths[node] + 1;
                depths[forest.right()[node]] = depths[node] + 1;
            }
        }
        return Arrays.stream(depths).max().orElseThrow();
    }

    /** Mean probability of the forest over its training rows, in [0,1]: where every explanation starts. */
    public double baseValue() {
        return forest.baseValue();
    }

    /** What each feature adds to the base value; with it they sum to the forest's probability of {@code row}. */
    public double[] contributions(double[] row) {
        return contributions(new double[][] {row}, Progress.NONE)[0];
    }

    /** The contributions of many rows, in their order, side by side on all cores. */
    public double[][] contributions(double[][] rows, Progress progress) {
        return IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(i -> Arrays.copyOfRange(rows, i * BLOCK, Math.min(rows.length, (i + 1) * BLOCK)))
                .flatMap(block -> Arrays.stream(ofBlock(block, progress)))
                .toArray(double[][]::new);
    }

    private double[][] ofBlock(double[][] rows, Progress progress) {
        var ranksOfRows = ranks.of(rows);
        var parts = IntStream.range(0, (forest.trees() + TREES_A_TASK - 1) / TREES_A_TASK)
                .parallel()
                .mapToObj(task -> {
                    progress.checkCancelled();
                    var from = task * TREES_A_TASK;
                    return new ShapDescent(forest, ranks, ranksOfRows, rows.length)
                            .through(from, Math.min(forest.trees(), from + TREES_A_TASK));
                })
                .toList();
        var contributions = new double[rows.length][forest.features()];
        // Always in the same order, so that the same rows get the same sums to the last bit.
        for (var part : parts) {
            for (var feature = 0; feature < forest.features(); feature++) {
                for (var r = 0; r < rows.length; r++) {
                    contributions[r][feature] += part[feature][r] / forest.trees();
                }
            }
        }
        return contributions;
    }
}
