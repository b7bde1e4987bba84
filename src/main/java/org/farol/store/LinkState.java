package org.farol.store;

import java.util.Optional;

/**
 * How an id without RA and a student stand.
 *
 * @param linkedTo the student that the id is linked to, this one or another
 * @param refused whether the id is not to be linked to this student
 */
public record LinkState(Optional<String> linkedTo, boolean refused) {
    /** Nobody has decided. */
    public static final LinkState OPEN = new LinkState(Optional.empty(), false);
}
