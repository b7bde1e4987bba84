package org.farol.sheet.cell;

import org.farol.pede.Value;

/**
 * One way to read a cell.
 *
 * @param cost how many unlikely things must have happened for the cell to look as it does; 0 for the natural readings
 * @param proof what proves it by itself; {@link Proof#NONE} where the rest of the row has to
 */
public record Reading(Value value, Rule rule, int cost, Proof proof) {
    /** The cell as it stands. */
    static Reading asWritten(Value value) {
        return new Reading(value, Rule.AS_WRITTEN, 0, Proof.ONLY_READING);
    }

    /** The same reading, proved otherwise. */
    public Reading provedBy(Proof better) {
        return new Reading(value, rule, cost, better);
    }
}
