package org.farol.drift;

import java.util.Locale;

/** What a drift amounts to, by the usual guideline for PSI and by whether so many rows can tell. */
public enum Severity {
    /** PSI below {@link Psi#MODERATE}. */
    NONE,
    /** PSI above it, but rows of the same population, as few as these, often differ as much. */
    CHANCE,
    /** PSI from {@link Psi#MODERATE} on, and hardly by chance. */
    MODERATE,
    /** PSI from {@link Psi#SIGNIFICANT} on, and hardly by chance. */
    SIGNIFICANT;

    /** Share of false alarms among the alarms that is put up with. */
    private static final double FALSE_ALARMS = 0.01;

    /**
     * Judges a PSI.
     *
     * @param p the chance of as large a one without drift, corrected for how many variables were looked at
     */
    static Severity of(double psi, double p) {
        if (psi < Psi.MODERATE) {
            return NONE;
        }
        if (p > FALSE_ALARMS) {
            return CHANCE;
        }
        return psi < Psi.SIGNIFICANT ? MODERATE : SIGNIFICANT;
    }

    /** Its name in documents for other programs: {@code no_drift}, {@code chance}, {@code moderate}, {@code significant}. */
    public String code() {
        return this == NONE ? "no_drift" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody should look at it. */
    public boolean alarming() {
        return this == MODERATE || this == SIGNIFICANT;
    }
}
