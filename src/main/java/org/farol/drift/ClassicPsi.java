package org.farol.drift;

import java.util.Arrays;

/**
 * The population stability index as the reference pipeline computes it with NumPy, so that its numbers can be compared:
 * bins between the distinct deciles of the expected values, linearly interpolated; values outside them and unknown ones
 * left out; shares below 1e-6 raised to that. It has no bin for missing values, does not see values beyond the range that
 * it learned, and grows huge where few rows leave bins empty: to judge drift, use {@link Psi}.
 */
public final class ClassicPsi {
    private static final int BINS = 10;
    private static final double EPSILON = 1e-6;

    private ClassicPsi() {}

    /** NaN if either side knows no value. Values that are not finite count as unknown. */
    public static double of(double[] expected, double[] actual) {
        var known = Arrays.stream(expected).filter(Double::isFinite).sorted().toArray();
        var later = Arrays.stream(actual).filter(Double::isFinite).sorted().toArray();
        if (known.length == 0 || later.length == 0) {
            return Double.NaN;
        }
        var edges = edges(known);
        var e = shares(edges, known);
        var a = shares(edges, later);
        var psi = 0.0;
        for (var k = 0; k < e.length; k++) {
            psi += (a[k] - e[k]) * Math.log(a[k] / e[k]);
        }
        return psi;
    }

    private static double[] edges(double[] sorted) {
        var quantiles = new double[BINS + 1];
        for (var k = 0; k <= BINS; k++) {
            quantiles[k] = quantile(sorted, k == BINS ? 1 : k * (1.0 / BINS));
        }
        var edges = Arrays.stream(quantiles).distinct().toArray();
        return edges.length > 1 ? edges : new double[] {edges[0] - EPSILON, edges[0] + EPSILON};
    }

    /** As {@code numpy.quantile}, to the last bit, since values often lie on an edge. */
    private static double quantile(double[] sorted, double q) {
        var position = (sorted.length - 1) * q;
        var below = (int) Math.floor(position);
        var part = position - below;
        var low = sorted[below];
        var high = sorted[Math.min(below + 1, sorted.length - 1)];
        return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
    }

    /** Of the values within the edges in each bin; a bin holds its lower edge, the last one both. */
    private static double[] shares(double[] edges, double[] sorted) {
        var counts = new int[edges.length - 1];
        var bin = 0;
        var within = 0;
        for (var value : sorted) {
            if (value < edges[0] || value > edges[edges.length - 1]) {
                continue;
            }
            while (bin < counts.length - 1 && value >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
            within++;
        }
        var all = Math.max(1, within);
        return Arrays.stream(counts)
                .mapToDouble(count -> Math.max((double) count / all, EPSILON))
                .toArray();
    }
}
