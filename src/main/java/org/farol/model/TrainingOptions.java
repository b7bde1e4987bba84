package org.farol.model;

import java.util.OptionalInt;
import org.farol.forest.ForestOptions;

/**
 * What to train.
 *
 * @param until latest year whose outcomes may be used; empty for all
 * @param threshold risk from which a student is flagged, in [0,1]
 */
public record TrainingOptions(OptionalInt until, long seed, double threshold, ForestOptions forest) {
    /** The reference system's threshold. */
    public static final double STANDARD_THRESHOLD = 0.35;

    /** The standard forest and threshold. */
    public static TrainingOptions standard(OptionalInt until, long seed) {
        return new TrainingOptions(until, seed, STANDARD_THRESHOLD, ForestOptions.STANDARD);
    }
}
