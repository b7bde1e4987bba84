package org.farol.model;

import java.util.Arrays;

/**
 * What flagging by a policy means in people, so far as calibrated risks can tell it beforehand.
 *
 * @param threshold what the policy comes to for these students, in [0,1]
 * @param students all of them
 * @param flagged those whose risk reaches the threshold
 * @param expectedCaught how many of the flagged will fall behind: the sum of their risks
 * @param expectedMissed how many of the others will: the sum of theirs
 */
public record ThresholdMeaning(
        double threshold, int students, int flagged, double expectedCaught, double expectedMissed) {
    /** Of {@code policy}, for the model of {@code card} and students of these risks. */
    public static ThresholdMeaning of(ThresholdPolicy policy, ModelCard card, double[] risks) {
        var threshold = policy.threshold(card.operatingPoints(), risks);
        var flagged = Arrays.stream(risks).filter(risk -> risk >= threshold).toArray();
        var caught = Arrays.stream(flagged).sum();
        return new ThresholdMeaning(
                threshold,
                risks.length,
                flagged.length,
                caught,
                Math.max(0, Arrays.stream(risks).sum() - caught));
    }
}
