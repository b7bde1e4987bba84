package org.farol.model;

import java.util.OptionalInt;

/**
 * What to train.
 *
 * @param until latest year whose outcomes may be used; empty for all
 * @param threshold from which risk on a student is flagged
 * @param trees in the forest
 */
public record TrainingOptions(OptionalInt until, long seed, ThresholdPolicy threshold, int trees) {
    /** As many as the reference system has. */
    private static final int STANDARD_TREES = 400;

    /** The standard number of trees. */
    public TrainingOptions(OptionalInt until, long seed, ThresholdPolicy threshold) {
        this(until, seed, threshold, STANDARD_TREES);
    }
}
