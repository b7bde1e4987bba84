package org.farol.model;

import java.util.Arrays;

/**
 * How far the trees of a forest agree on one student. It tells how firm the model's own opinion is, not how often such
 * opinions come true: for that there is the calibration of its test years.
 *
 * @param trees how many there are
 * @param onSameSide share of them, in [0,1], which by themselves would tell a risk on the same side of the threshold as
 *     the forest does
 * @param low risk below which a tenth of the trees' risks lie, in [0,1]
 * @param high risk above which a tenth of them lie, in [0,1]
 */
public record Agreement(int trees, double onSameSide, double low, double high) {
    private static final double TENTH = 0.1;

    /**
     * @param votes the calibrated risk of each tree
     * @param risk of the forest
     */
    static Agreement of(double[] votes, double risk, double threshold) {
        var sorted = votes.clone();
        Arrays.sort(sorted);
        var same = Arrays.stream(sorted)
                .filter(vote -> vote >= threshold == risk >= threshold)
                .count();
        var tenth = (int) Math.floor(TENTH * (sorted.length - 1));
        return new Agreement(
                sorted.length, (double) same / sorted.length, sorted[tenth], sorted[sorted.length - 1 - tenth]);
    }
}
