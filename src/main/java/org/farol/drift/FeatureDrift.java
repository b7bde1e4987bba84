package org.farol.drift;

import java.util.List;
import java.util.Optional;

/**
 * How far one variable has moved from its reference.
 *
 * @param psi see {@link Psi}
 * @param p the chance of as large a PSI without drift, in [0,1], corrected for how many variables were looked at
 * @param cause what most likely moved it; empty where {@code severity} gives no alarm
 * @param bins in the order of the values, then the new values and the missing ones if there are any
 */
public record FeatureDrift(
        String feature, double psi, double p, Severity severity, Optional<Cause> cause, List<Bin> bins) {
    /**
     * The rows of a bin, as shares in [0,1].
     *
     * @param low the bin holds values above it, or just it where {@code high} is the same; −∞ in the first bin
     * @param high up to which it holds values, itself included; ∞ in the last bin
     */
    public record Bin(Kind kind, double low, double high, double expected, double actual) {
        /** What rows a bin holds. */
        public enum Kind {
            /** Those of the values between {@code low} and {@code high}, or of one value. */
            VALUES,
            /** Those of values that the reference does not know. */
            NEW,
            /** Those without a value. */
            MISSING
        }
    }

    public FeatureDrift {
        bins = List.copyOf(bins);
    }
}
