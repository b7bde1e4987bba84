package org.farol.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import java.util.function.IntToLongFunction;
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

    /** Beyond the range, in its widths. */
    private static final double FAR = 0.5;

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
            counts[binOf(edges, value)]++;
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

    /** What drift has to know of later values; NaN where unknown. */
    public Sample sample(double[] values) {
        var upTo = upTo();
        var counts = new long[bins()];
        for (var value : values) {
            counts[bin(upTo, value)]++;
        }
        var moments = Moments.of(values);
        return sample(bin -> counts[bin], moments.mean(), moments.deviation());
    }

    /**
     * The same of values that were counted before.
     *
     * @param counts how many fell into each {@link #bin}
     * @param known how many are known, as far as they were summed up
     * @param sum of these
     * @param squares sum of their squares
     */
    public Sample sample(IntToLongFunction counts, long known, double sum, double squares) {
        var mean = sum / known;
        var variance = squares / known - mean * mean;
        // Rounding can leave a hair's breadth below 0 where all are the same.
        return sample(counts, mean, Math.sqrt(Math.max(0, variance)));
    }

    private Sample sample(IntToLongFunction counts, double mean, double deviation) {
        var rows = new double[shares.size() + 2];
        for (var k = 0; k < rows.length; k++) {
            rows[k] = counts.applyAsLong(k);
        }
        var below = counts.applyAsLong(farBelow());
        var above = counts.applyAsLong(farBelow() + 1);
        rows[0] += below;
        rows[shares.size() - 1] += above;
        return new Sample(rows, mean, deviation, below + above);
    }

    /**
     * In how many bins values fall: those of {@code shares}, that of new values, that of unknown ones and, of those of the
     * first and of the last bin, the ones far below and far above all that the reference knows.
     */
    private int bins() {
        return farBelow() + 2;
    }

    private int farBelow() {
        return shares.size() + 2;
    }

    /** Gives the number of the bin that a value falls into, to be counted for a {@link Sample}; NaN is unknown. */
    public DoubleToIntFunction binning() {
        var upTo = upTo();
        return value -> bin(upTo, value);
    }

    private double[] upTo() {
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private int bin(double[] upTo, double value) {
        if (!Double.isFinite(value)) {
            return shares.size() + 1;
        }
        if (summary.isPresent()) {
            var known = summary.get();
            if (known.categorical()) {
                var bin = binOf(upTo, value);
                return high(bin) == value ? bin : shares.size();
            }
            // A little beyond is what a new year brings: students grow older.
            var near = FAR * (known.highest() - known.lowest());
            if (value < known.lowest() - near) {
                return farBelow();
            }
            if (value > known.highest() + near) {
                return farBelow() + 1;
            }
        }
        return binOf(upTo, value);
    }

    private static int binOf(double[] edges, double value) {
        var bin = 0;
        while (bin < edges.length && value > edges[bin]) {
            bin++;
        }
        return bin;
    }
}
