package org.farol.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How one feature was spread over the training rows, in bins about equally full: what later years are compared with for
 * the population stability index (Siddiqi, "Credit Risk Scorecards", 2006).
 *
 * @param edges ascending, at most {@value #MOST_BINS} − 1 distinct quantiles; bin k holds the values above edge k − 1 up
 *     to and including edge k, the last bin those above the last edge
 * @param shares of all rows in each bin, one more than edges; with {@code missing} they sum to 1
 * @param missing share of the rows that do not know the feature
 */
public record ReferenceDistribution(String feature, List<Double> edges, List<Double> shares, double missing) {
    /** Deciles, as is usual. */
    private static final int MOST_BINS = 10;

    /** @throws IllegalArgumentException if there is not one share more than edges */
    public ReferenceDistribution {
        edges = List.copyOf(edges);
        shares = List.copyOf(shares);
        if (shares.size() != edges.size() + 1) {
            throw new IllegalArgumentException("%d shares for %d edges".formatted(shares.size(), edges.size()));
        }
    }

    /** Learns from a feature's values in all training rows, at least one. */
    static ReferenceDistribution learn(String feature, List<OptionalDouble> values) {
        var known = values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        var edges = edges(known);
        var counts = new int[edges.size() + 1];
        for (var value : known) {
            counts[bin(edges, value)]++;
        }
        var shares = new ArrayList<Double>();
        for (var count : counts) {
            shares.add((double) count / values.size());
        }
        return new ReferenceDistribution(
                feature, edges, shares, (double) (values.size() - known.length) / values.size());
    }

    private static List<Double> edges(double[] sorted) {
        var edges = new ArrayList<Double>();
        for (var k = 1; k < MOST_BINS && sorted.length > 0; k++) {
            var quantile = sorted[Math.max(0, (int) Math.ceil((double) k * sorted.length / MOST_BINS) - 1)];
            // Above the greatest value no bin would hold anything.
            if (quantile < sorted[sorted.length - 1] && (edges.isEmpty() || edges.getLast() < quantile)) {
                edges.add(quantile);
            }
        }
        return edges;
    }

    private static int bin(List<Double> edges, double value) {
        var bin = 0;
        while (bin < edges.size() && value > edges.get(bin)) {
            bin++;
        }
        return bin;
    }
}
