package org.farol.ui.students;

import java.util.OptionalDouble;

/** A risk as a word. */
public enum RiskLevel {
    HIGH,
    LOW,
    /** No model has told it yet. */
    UNKNOWN;

    /** The level of a risk in [0,1] at a threshold. */
    public static RiskLevel of(OptionalDouble risk, double threshold) {
        if (risk.isEmpty()) {
            return UNKNOWN;
        }
        return risk.getAsDouble() >= threshold ? HIGH : LOW;
    }

    /** Key of its word in the bundle. */
    public String key() {
        return switch (this) {
            case HIGH -> "risk.high";
            case LOW -> "risk.low";
            case UNKNOWN -> "risk.unknown";
        };
    }
}
