package org.farol.store;

import java.time.Instant;

/**
 * One part of an intervention that was changed.
 *
 * @param before as stored: the name of a kind or status, an ISO date, or the words; empty for none
 * @param after likewise
 */
public record InterventionChange(Instant at, Part part, String before, String after) {
    /** What was changed. */
    public enum Part {
        KIND,
        AGREED,
        RESPONSIBLE,
        START,
        DUE,
        STATUS,
        NOTES,
        OUTCOME,
        /** Deleted ({@code true}) or brought back ({@code false}). */
        DELETED
    }
}
