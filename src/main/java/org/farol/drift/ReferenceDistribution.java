package org.farol.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How one variable was spread over the rows that a model learned from, in bins: what later rows are compared with for the
 * population stability index (Siddiqi, "Credit Risk Scorecards", 2006). A variable of few values has a bin for each of
 * them, any other has bins about equally full.
 *
 * @param edges ascending, at most {@value #MOST_BINS} − 1; bin k holds the values above edge k − 1 up to and including
 *     edge k, the last bin those above the last edge
 * @param shares of all rows in each bin, one more than edges; with {@code missing} they sum to 1
 * @param missing share of the rows that do not know the variable
 * @param summary what else is known of the values; models made before it was kept have none
 */
public record ReferenceDistribution(
        String feature, List<Double> edges, List<Double> shares, double missing, Optional<Summary> summary) {
    /** Deciles, as is usual. */
    private static final int MOST_BINS = 10;

    /** Rows for each value, on average, before so few values are taken for all that there are. */
    private static final int ROWS_A_VALUE = 20;

    /**
     * The values without their order.
     *
     * @param rows with and without a value
     * @param categorical whether each bin holds one value only
     * @param mean of the known values, 0 if none is known, as are all below
     * @param deviation their standard deviation
     */
    public record Summary(
            int rows, boolean categorical, double mean, double deviation, double lowest, double highest) {}

    /** @throws IllegalArgumentException if there is not one share more than edges, or they cannot be shares */
    public ReferenceDistribution {
        edges = List.copyOf(edges);
        shares = List.copyOf(shares);
        if (shares.size() != edges.size() + 1) {
            throw new IllegalArgumentException("%d shares for %d edges".formatted(shares.size(), edges.size()));
        }
        if (shares.stream().anyMatch(share -> !(share >= 0 && share <= 1)) || !(missing >= 0 && missing <= 1)) {
            throw new IllegalArgumentException("shares of %s outside 0 to 1".formatted(feature));
        }
    }

    /** Learns from a variable's values in all rows, at least one; NaN where unknown. */
    public static ReferenceDistribution learn(String feature, double[] values) {
        var known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        var distinct = Arrays.stream(known).distinct().limit(MOST_BINS + 1).toArray();
        var categorical = distinct.length <= MOST_BINS && known.length >= ROWS_A_VALUE * distinct.length;
        var edges = distinct.length <= MOST_BINS
                ? Arrays.copyOf(distinct, Math.max(0, distinct.length - 1))
                : quantiles(known);
        var counts = new int[edges.length + 1];
        for (var value : known) {
            counts[bin(edges, value)]++;
        }
        var shares = Arrays.stream(counts)
                .mapToObj(count -> (double) count / values.length)
                .toList();
        return new ReferenceDistribution(
                feature,
                DoubleStream.of(edges).boxed().toList(),
                shares,
                (double) (values.length - known.length) / values.length,
                Optional.of(summary(values.length, categorical, known)));
    }

    private static Summary summary(int rows, boolean categorical, double[] sorted) {
        var moments = Moments.of(sorted);
        return sorted.length == 0
                ? new Summary(rows, false, 0, 0, 0, 0)
                : new Summary(
                        rows, categorical, moments.mean(), moments.deviation(), sorted[0], sorted[sorted.length - 1]);
    }

    private static double[] quantiles(double[] sorted) {
        return IntStream.range(1, MOST_BINS)
                .mapToDouble(k -> sorted[Math.max(0, (int) Math.ceil((double) k * sorted.length / MOST_BINS) - 1)])
                // Above the greatest value no bin would hold anything.
                .filter(quantile -> quantile < sorted[sorted.length - 1])
                .distinct()
                .toArray();
    }

    /** Whether each bin holds one value only, so that any other value is a new one. */
    boolean categorical() {
        return summary.filter(Summary::categorical).isPresent();
    }

    /** What the values of bin {@code k} are above; the one value of it where the variable is categorical. */
    double low(int k) {
        return categorical() ? high(k) : k == 0 ? Double.NEGATIVE_INFINITY : edges.get(k - 1);
    }

    /** Up to which value bin {@code k} goes. */
    double high(int k) {
        return k < edges.size()
                ? edges.get(k)
                : categorical() ? summary.orElseThrow().highest() : Double.POSITIVE_INFINITY;
    }

    /** How many of {@code rows} were in each bin, then of values not known before (none), then without a value. */
    double[] counts(int rows) {
        var counts = new double[shares.size() + 2];
        for (var k = 0; k < shares.size(); k++) {
            counts[k] = rows * shares.get(k);
        }
        counts[shares.size() + 1] = rows * missing;
        return counts;
    }

    /** How many of {@code values} fall into each bin, then are of no known value, then are unknown (not finite). */
    double[] counts(double[] values) {
        var upTo = edges.stream().mapToDouble(Double::doubleValue).toArray();
        var onlyKnown = categorical();
        var counts = new double[shares.size() + 2];
        for (var value : values) {
            counts[bin(upTo, onlyKnown, value)]++;
        }
        return counts;
    }

    /** In how many bins values fall: those of {@code shares}, then that of new values, then that of unknown ones. */
    public int bins() {
        return shares.size() + 2;
    }

    /** In which of the {@link #bins} a value falls; NaN is unknown. */
    public int bin(double value) {
        return bin(edges.stream().mapToDouble(Double::doubleValue).toArray(), categorical(), value);
    }

    /**
     * Compares later rows with the reference.
     *
     * @param rows of the reference, for references that do not tell it themselves
     * @param counts of the later rows in each of the {@link #bins}
     */
    public Psi psi(int rows, double[] counts) {
        return Psi.of(counts(summary.map(Summary::rows).orElse(rows)), counts);
    }

    private int bin(double[] upTo, boolean onlyKnown, double value) {
        if (!Double.isFinite(value)) {
            return shares.size() + 1;
        }
        var bin = bin(upTo, value);
        return onlyKnown && high(bin) != value ? shares.size() : bin;
    }

    private static int bin(double[] edges, double value) {
        var bin = 0;
        while (bin < edges.length && value > edges[bin]) {
            bin++;
        }
        return bin;
    }
}
