package org.farol.store;

import java.util.List;
import java.util.Optional;
import org.farol.pede.Field;
import org.farol.pede.Value;

/**
 * What an import does to the records.
 *
 * @param added student-years that were not in the store
 * @param updated student-years that change
 * @param unchanged student-years of its files that stay as they are
 * @param linked students whose id without RA it proves to be a known RA
 * @param changes every value that is changed, added to a known student-year or taken away from it
 */
public record ImportOutcome(int added, int updated, int unchanged, int linked, List<Change> changes) {
    /** One value of a student-year, before and after. */
    public record Change(String studentId, int year, Field field, Optional<Value> before, Optional<Value> after) {}

    public ImportOutcome {
        changes = List.copyOf(changes);
    }
}
