package org.farol.sheet.cell;

import java.util.List;
import org.farol.sheet.raw.RawCell;

/** Undoes one kind of damage to a number. */
interface NumberRepair {
    /**
     * A number that the cell may have been.
     *
     * @param cost as in {@link Reading}
     * @param proof what tells it from the others of its repair, if anything does
     */
    record Guess(double number, int cost, Proof proof) {
        static Guess natural(double number) {
            return new Guess(number, 0, Proof.NONE);
        }
    }

    Rule rule();

    /** What the cell may have been, the likeliest first, in range or not; empty where the damage is of another kind. */
    List<Guess> guesses(RawCell cell);
}
