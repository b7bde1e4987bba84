package org.farol.model;

import org.farol.forest.Metrics;

/**
 * The students of a test year by what was told of them and what happened.
 *
 * @param caught flagged, and fell behind
 * @param falseAlarms flagged, and did not
 * @param missed not flagged, and fell behind
 * @param rightlyLeft not flagged, and did not
 */
public record Confusion(int caught, int falseAlarms, int missed, int rightlyLeft) {
    static Confusion of(Metrics metrics, double threshold) {
        var flagged = metrics.flagged(threshold);
        var caught = metrics.caught(threshold);
        return new Confusion(
                caught,
                flagged - caught,
                metrics.positives() - caught,
                metrics.n() - metrics.positives() - (flagged - caught));
    }

    double recall() {
        return share(caught, caught + missed);
    }

    double precision() {
        return share(caught, caught + falseAlarms);
    }

    double falsePositiveRate() {
        return share(falseAlarms, falseAlarms + rightlyLeft);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
