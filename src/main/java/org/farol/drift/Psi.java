package org.farol.drift;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The population stability index of two samples, and how likely samples of one population differ as much by chance.
 *
 * <p>PSI = Σ (aₖ − eₖ) · ln(aₖ / eₖ) over the bins' shares. A bin that one sample leaves empty would make it infinite, so
 * both samples are first drawn towards what they have in common: half a row a bin (as Jeffreys' prior has it) is added
 * to each, dealt out by the shares of both together. Equal shares so give exactly 0, whatever the numbers of rows, and
 * few rows give a modest index instead of a huge one.
 *
 * <p>Without drift, PSI · n·m / (n + m) is about chi-squared with one degree of freedom less than bins (Yurdakul and
 * Naranjo, "Statistical properties of the population stability index", 2020), as is Pearson's statistic of homogeneity,
 * whose terms are the first ones of PSI's series. {@code p} is of Pearson's, because simulation shows that it keeps to its
 * level where bins are nearly empty and PSI's own does not; bins so rare that the smaller sample expects fewer than
 * {@value #FEWEST_EXPECTED} rows are put together first, of equally rare ones those that come first.
 *
 * @param value 0 or more
 * @param p in [0,1]
 */
public record Psi(double value, double p) {
    /** From here on the usual guideline calls a drift moderate. */
    public static final double MODERATE = 0.10;

    /** From here on it calls it significant. */
    public static final double SIGNIFICANT = 0.25;

    private static final double ROWS_A_BIN = 0.5;
    private static final double FEWEST_EXPECTED = 2;

    /** A bin of two samples. */
    private record Bin(double expected, double actual) {
        double both() {
            return expected + actual;
        }
    }

    /**
     * Compares two samples; there is no drift where one of them is empty.
     *
     * @param expected rows of the first sample in each bin
     * @param actual rows of the second in each of the same bins
     */
    public static Psi of(double[] expected, double[] actual) {
        var bins = IntStream.range(0, expected.length)
                .mapToObj(k -> new Bin(expected[k], actual[k]))
                .filter(bin -> bin.both() > 0)
                .toList();
        var n = bins.stream().mapToDouble(Bin::expected).sum();
        var m = bins.stream().mapToDouble(Bin::actual).sum();
        if (n == 0 || m == 0) {
            return new Psi(0, 1);
        }
        var weight = ROWS_A_BIN * bins.size();
        var value = 0.0;
        for (var bin : bins) {
            var common = weight * bin.both() / (n + m);
            var e = (bin.expected() + common) / (n + weight);
            var a = (bin.actual() + common) / (m + weight);
            value += (a - e) * Math.log(a / e);
        }
        var rarestFirst = new PriorityQueue<Bin>(Comparator.comparingDouble(Bin::both));
        rarestFirst.addAll(bins);
        // Rounding can leave a hair's breadth below 0 between equal shares.
        return new Psi(Math.max(0, value), chance(rarestFirst, n, m));
    }

    private static double chance(PriorityQueue<Bin> rarestFirst, double n, double m) {
        var smaller = Math.min(n, m) / (n + m);
        while (rarestFirst.size() > 1 && rarestFirst.element().both() * smaller < FEWEST_EXPECTED) {
            var rarest = rarestFirst.remove();
            var next = rarestFirst.remove();
            rarestFirst.add(new Bin(rarest.expected() + next.expected(), rarest.actual() + next.actual()));
        }
        var degrees = rarestFirst.size() - 1;
        var statistic = rarestFirst.stream()
                .mapToDouble(bin -> {
                    var difference = bin.actual() * n - bin.expected() * m;
                    return difference * difference / (n * m * bin.both());
                })
                .sum();
        return degrees == 0 ? 1 : RegularizedGamma.Q.value(degrees / 2.0, statistic / 2);
    }
}
