package org.farol.store;

import java.time.Instant;
import java.util.Map;

/**
 * What was typed and not saved yet.
 *
 * @param place where it was typed
 * @param fields what stands in each field, whether it makes sense or not
 */
public record Draft(String place, Map<String, String> fields, Instant changedAt) {
    public Draft {
        fields = Map.copyOf(fields);
    }
}
