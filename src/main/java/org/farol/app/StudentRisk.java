package org.farol.app;

import java.util.OptionalDouble;
import org.farol.pede.YearlyRecord;

/** A student's record of a year and, once a model exists, the risk in [0,1] of being behind the year after. */
public record StudentRisk(YearlyRecord record, OptionalDouble risk) {
    /** Whether the risk is known and reaches {@code threshold}. */
    public boolean isFlagged(double threshold) {
        return risk.isPresent() && risk.getAsDouble() >= threshold;
    }
}
