package org.farol.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of a model wherever one of its risks is shown.
 *
 * @param version names the model; the same data and seed give the same version
 * @param trainYears years of the records whose outcomes it learned
 * @param threshold risk from which a student is flagged, in [0,1]
 * @param walkForward its method judged on each year it could be judged on, earliest first
 */
public record ModelCard(
        String version,
        Instant trainedAt,
        long seed,
        List<Integer> trainYears,
        int trainingRecords,
        int trees,
        double threshold,
        List<String> features,
        List<TestYear> walkForward) {
    public ModelCard {
        trainYears = List.copyOf(trainYears);
        features = List.copyOf(features);
        walkForward = List.copyOf(walkForward);
    }

    /** The latest year the method was judged on: the quality to show beside a risk. */
    public Optional<TestYear> quality() {
        return walkForward.isEmpty() ? Optional.empty() : Optional.of(walkForward.getLast());
    }
}
