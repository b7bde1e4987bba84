package org.farol.model;

import java.util.ArrayList;
import java.util.List;
import org.farol.forest.Metrics;

/**
 * What flagging from a threshold on gives, by predictions for students whom the forest had not seen. All in [0,1].
 *
 * @param recall share of those who fell behind that is flagged
 * @param precision share of the flagged that fell behind
 */
public record OperatingPoint(double threshold, double recall, double precision, double flaggedShare) {
    private static final int STEPS = 100;

    /** The highest threshold that reaches each whole percent of recall, from 1 % to 100 %. */
    static List<OperatingPoint> of(double[] probabilities, boolean[] outcomes) {
        var metrics = new Metrics(probabilities, outcomes);
        var points = new ArrayList<OperatingPoint>();
        for (var step = 1; step <= STEPS; step++) {
            var threshold = metrics.thresholdReaching((double) step / STEPS);
            points.add(new OperatingPoint(
                    threshold,
                    metrics.recall(threshold),
                    metrics.precision(threshold),
                    metrics.flaggedShare(threshold)));
        }
        return points.stream().distinct().toList();
    }
}
