package org.farol.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of a model wherever one of its risks is shown.
 *
 * @param version names the model; the same data and options give the same version
 * @param trainYears years of the records whose outcomes it learned
 * @param policy what {@code threshold} comes from
 * @param threshold risk from which a student is flagged, in [0,1]
 * @param walkForward its method judged on each year it could be judged on, earliest first
 * @param choice how the model was made, and what it was chosen from
 * @param operatingPoints what other thresholds would give, by rising recall
 * @param influences its features, the most influential first
 * @param limits what it cannot do
 */
public record ModelCard(
        String version,
        Instant trainedAt,
        long seed,
        List<Integer> trainYears,
        int trainingRecords,
        int trees,
        ThresholdPolicy policy,
        double threshold,
        List<String> features,
        List<TestYear> walkForward,
        Choice choice,
        List<OperatingPoint> operatingPoints,
        List<Influence> influences,
        List<Limit> limits) {
    public ModelCard {
        trainYears = List.copyOf(trainYears);
        features = List.copyOf(features);
        walkForward = List.copyOf(walkForward);
        operatingPoints = List.copyOf(operatingPoints);
        influences = List.copyOf(influences);
        limits = List.copyOf(limits);
    }

    /** The latest year the method was judged on: the quality to show beside a risk. */
    public Optional<TestYear> quality() {
        return walkForward.isEmpty() ? Optional.empty() : Optional.of(walkForward.getLast());
    }

    /** The same card for other flagging. The walk-forward stays as it was judged, each year at its own threshold. */
    ModelCard with(ThresholdPolicy other, double itsThreshold) {
        return new ModelCard(
                version,
                trainedAt,
                seed,
                trainYears,
                trainingRecords,
                trees,
                other,
                itsThreshold,
                features,
                walkForward,
                choice,
                operatingPoints,
                influences,
                limits);
    }
}
