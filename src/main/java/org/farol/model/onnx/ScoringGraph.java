package org.farol.model.onnx;

import java.util.List;
import org.farol.forest.Calibration;
import org.farol.forest.RandomForest;

/**
 * All that turns a student's features into a risk.
 *
 * @param features names, in the order of a row
 * @param medians what stands in for an unknown value, by feature
 * @param calibration from the forest's probability to the risk
 * @param threshold risk from which a student is flagged, in [0,1]
 */
public record ScoringGraph(
        List<String> features, List<Double> medians, RandomForest forest, Calibration calibration, double threshold) {
    public ScoringGraph {
        features = List.copyOf(features);
        medians = List.copyOf(medians);
    }
}
