package org.farol.store;

import java.time.Instant;

/**
 * What was changed of a note.
 *
 * @param before the words; whether it was deleted ({@code true} or {@code false})
 * @param after likewise
 */
public record NoteChange(Instant at, Part part, String before, String after) {
    /** What was changed. */
    public enum Part {
        WORDS,
        /** Deleted ({@code true}) or brought back ({@code false}). */
        DELETED
    }
}
