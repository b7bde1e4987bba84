package org.farol.app;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.store.Intervention;

/**
 * What a student's records said before and after an intervention. It does not tell why: much else happens in a year, and
 * whoever was chosen for being low rises more often than not.
 *
 * @param before the record before {@code after}
 * @param after the first of a sheet that is later than the one known when the intervention was agreed, and of no year
 *     before it began
 * @param risk of the two records, both by the model in use; empty without a model
 * @param everybody the mean risk of all students who have both records, likewise
 * @param grades that both records know, in the order of the fields
 */
public record Movement(
        Intervention intervention,
        YearlyRecord before,
        YearlyRecord after,
        Optional<Move> risk,
        Optional<Move> everybody,
        List<GradeMove> grades) {
    public Movement {
        grades = List.copyOf(grades);
    }

    /** A number before and after. */
    public record Move(double before, double after) {
        /** By how much it rose (negative: fell). */
        public double by() {
            return after - before;
        }
    }

    /** A grade, 0–10, and the mean of the student's phase in the two years. */
    public record GradeMove(Field field, Move own, OptionalDouble phaseBefore, OptionalDouble phaseAfter) {}

    /** Defasagem, in phases, where both records tell it. */
    public Optional<Move> defasagem() {
        var earlier = before.number(Field.DEFASAGEM);
        var later = after.number(Field.DEFASAGEM);
        return earlier.isPresent() && later.isPresent()
                ? Optional.of(new Move(earlier.getAsDouble(), later.getAsDouble()))
                : Optional.empty();
    }
}
