package org.farol.forest;

import java.util.stream.IntStream;

/**
 * A forest's thresholds and the values of rows as ranks, feature by feature: a value is at most a threshold exactly where
 * its rank is at most the threshold's. Ranks are ints, which the JIT compares many at a time.
 */
final class ThresholdRanks {
    /** By feature, the distinct thresholds of the forest, ascending. */
    private final double[][] thresholds;

    private final int[] ofNodes;

    ThresholdRanks(RandomForest forest) {
        thresholds = IntStream.range(0, forest.features())
                .mapToObj(feature -> IntStream.range(0, forest.nodes())
                        .filter(node -> forest.feature()[node] == feature)
                        .mapToDouble(node -> forest.threshold()[node])
                        .sorted()
                        .distinct()
                        .toArray())
                .toArray(double[][]::new);
        ofNodes = IntStream.range(0, forest.nodes())
                .map(node -> forest.feature()[node] == RandomForest.LEAF
                        ? 0
                        : rank(forest.threshold()[node], thresholds[forest.feature()[node]]))
                .toArray();
    }

    /** How many thresholds are less than the value. */
    private static int rank(double value, double[] thresholds) {
        var low = 0;
        var high = thresholds.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (value <= thresholds[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The rank of a node's threshold. */
    int ofNode(int node) {
        return ofNodes[node];
    }

    /** By feature, the ranks of a row's values. */
    int[] of(double[] row) {
        var ranks = new int[thresholds.length];
        for (var feature = 0; feature < thresholds.length; feature++) {
            ranks[feature] = rank(row[feature], thresholds[feature]);
        }
        return ranks;
    }

    /** By feature and row, the ranks of the rows' values. */
    int[][] of(double[][] rows) {
        var ranks = new int[thresholds.length][rows.length];
        for (var feature = 0; feature < thresholds.length; feature++) {
            for (var r = 0; r < rows.length; r++) {
                ranks[feature][r] = rank(rows[r][feature], thresholds[feature]);
            }
        }
        return ranks;
    }
}
