package org.farol.app;

import java.util.Map;

/**
 * What a program says of one student: some of the keys that {@link PayloadReader} reads, and any others, which are kept.
 *
 * @param values of the keys that are read, by key; none of those that are null
 * @param json all of it, one JSON object
 */
public record Payload(Map<String, Given> values, String json) {
    /** A value as it was given. */
    public sealed interface Given {
        /** A number; infinite if it is too large. */
        record Numeric(double value, String written) implements Given {}

        record Text(String value) implements Given {}

        record Flag(boolean value) implements Given {}

        /** A list or an object. */
        record Several() implements Given {}
    }

    public Payload {
        values = Map.copyOf(values);
    }
}
