package org.farol.forest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training rows by feature, each value replaced by the number of its bin, a byte (Ke et al., "LightGBM", 2017). A
 * feature of at most {@value #MOST_BINS} distinct values has a bin for each of them, so that nothing is lost; of more, bins
 * of about equally many rows.
 */
final class BinnedFeatures {
    static final int MOST_BINS = 255;

    private final byte[][] columns;
    /** By feature and bin, its smallest and its largest value. */
    private final double[][] lowest;

    private final double[][] highest;

    BinnedFeatures(double[][] rows) {
        var features = rows[0].length;
        this.columns = new byte[features][rows.length];
        this.lowest = new double[features][];
        this.highest = new double[features][];
        IntStream.range(0, features).parallel().forEach(feature -> bin(rows, feature));
    }

    private void bin(double[][] rows, int feature) {
        var sorted =
                Arrays.stream(rows).mapToDouble(row -> row[feature]).sorted().toArray();
        var ends = endsOfBins(sorted);
        lowest[feature] = IntStream.range(0, ends.length)
                .mapToDouble(bin -> sorted[bin == 0 ? 0 : ends[bin - 1]])
                .toArray();
        highest[feature] =
                Arrays.stream(ends).mapToDouble(end -> sorted[end - 1]).toArray();
        for (var r = 0; r < rows.length; r++) {
            columns[feature][r] = (byte) binOf(rows[r][feature], highest[feature]);
        }
    }

    /** After which sorted values a bin ends; equal values share a bin. */
    private static int[] endsOfBins(double[] sorted) {
        var endsOfDistinct = IntStream.rangeClosed(1, sorted.length)
                .filter(i -> i == sorted.length || sorted[i - 1] < sorted[i])
                .toArray();
        if (endsOfDistinct.length <= MOST_BINS) {
            return endsOfDistinct;
        }
        var ends = new int[MOST_BINS];
        var bins = 0;
        for (var end : endsOfDistinct) {
            var start = bins == 0 ? 0 : ends[bins - 1];
            if (end == sorted.length || (long) (end - start) * (MOST_BINS - bins) >= sorted.length - start) {
                ends[bins++] = end;
            }
        }
        return Arrays.copyOf(ends, bins);
    }

    private static int binOf(double value, double[] highest) {
        var low = 0;
        var high = highest.length - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (value <= highest[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int features() {
        return columns.length;
    }

    int bins(int feature) {
        return highest[feature].length;
    }

    /** By row, the number of the feature's bin, to be read as unsigned. */
    byte[] column(int feature) {
        return columns[feature];
    }

    /**
     * The bin that a value drawn evenly from the upper end of bin {@code lower} to the lower end of bin {@code upper} is
     * in or, between two bins, above: at least {@code lower} and less than {@code upper}.
     */
    int binBetween(int feature, int lower, int upper, SplittableRandom random) {
        var from = highest[feature][lower];
        var to = lowest[feature][upper];
        var value = from + random.nextDouble() * (to - from);
        var bin = binOf(value, highest[feature]);
        return Math.clamp(value < highest[feature][bin] ? bin - 1L : bin, lower, upper - 1);
    }

    /** Midway between two bins of a feature, at least all of the lower and less than all of the upper one. */
    double threshold(int feature, int lower, int upper) {
        var below = highest[feature][lower];
        var above = lowest[feature][upper];
        var middle = below / 2 + above / 2;
        return below <= middle && middle < above ? middle : below;
    }
}
