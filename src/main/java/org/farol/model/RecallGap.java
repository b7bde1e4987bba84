package org.farol.model;

import java.util.Optional;

/**
 * A group's recall minus that of all other students.
 *
 * @param low lower end of its interval of 99 %
 * @param high upper end
 * @param notable whether the interval leaves out zero, hardly by chance, though a dozen groups are looked at; never of
 *     a group where fewer than ten fell behind
 */
public record RecallGap(double difference, double low, double high, boolean notable) {
    /** Standard normal quantile of 0.995. */
    private static final double Z = 2.5758293;

    /** Fewer who fell behind are too few to speak of a gap, whatever the interval. */
    private static final int FEWEST = 10;

    /**
     * The interval is Newcombe's, of Wilson's for each share, which keeps its confidence in small groups ("Interval
     * estimation for the difference between independent proportions", 1998, method 10).
     */
    static Optional<RecallGap> between(int caught, int positives, int othersCaught, int othersPositives) {
        if (positives == 0 || othersPositives == 0) {
            return Optional.empty();
        }
        var recall = (double) caught / positives;
        var others = (double) othersCaught / othersPositives;
        var difference = recall - others;
        var low = difference
                - Math.hypot(recall - wilson(recall, positives, -1), wilson(others, othersPositives, 1) - others);
        var high = difference
                + Math.hypot(wilson(recall, positives, 1) - recall, others - wilson(others, othersPositives, -1));
        return Optional.of(new RecallGap(difference, low, high, positives >= FEWEST && (low > 0 || high < 0)));
    }

    /** Wilson's score interval, its upper end for {@code side} 1, its lower for −1. */
    private static double wilson(double share, int n, int side) {
        var spread = Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return (share + Z * Z / (2 * n) + side * Z * spread) / (1 + Z * Z / n);
    }
}
