package org.farol.forest;

import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/** Where a student stands on the ladder of phases, and where the ladder moves next year. */
final class SchoolLadder {
    /**
     * Mean fase ideal a year later, by fase ideal, for students whose age is unknown or not on the ladder. A phase that
     * lasts two school years moves on for half of its students.
     */
    private static final double[] MEAN_NEXT_IDEAL = {0.5, 2, 2.5, 3.5, 5, 6, 7, 8, 8, 9};

    /** How far a school year may be from the one usual at an age. */
    private static final int MOST_YEARS_OFF = 4;

    private SchoolLadder() {}

    static OptionalDouble idade(StudentHistory history, YearlyRecord record) {
        for (var earlier : history.records().reversed()) {
            var idade = earlier.number(Field.IDADE);
            if (idade.isPresent()) {
                return OptionalDouble.of(idade.getAsDouble() + record.year() - earlier.year());
            }
        }
        return OptionalDouble.empty();
    }

    static OptionalDouble faseIdeal(StudentHistory history, YearlyRecord record) {
        var told = record.number(Field.FASE_IDEAL);
        return told.isPresent() ? told : atAge(idade(history, record));
    }

    static OptionalDouble defasagem(StudentHistory history, YearlyRecord record) {
        var told = record.number(Field.DEFASAGEM);
        return told.isPresent() ? told : difference(record.number(Field.FASE), faseIdeal(history, record));
    }

    static OptionalDouble defasagemIfNotPromoted(StudentHistory history, YearlyRecord record) {
        return difference(record.number(Field.FASE), nextFaseIdeal(history, record));
    }

    static OptionalDouble faseIdealAdvance(StudentHistory history, YearlyRecord record) {
        return difference(nextFaseIdeal(history, record), faseIdeal(history, record));
    }

    /**
     * A student whose fase ideal is not the one of the age is in an earlier or later school year: next year's is then the
     * one that follows the nearest age of that fase ideal.
     */
    static OptionalDouble nextFaseIdeal(StudentHistory history, YearlyRecord record) {
        var ideal = faseIdeal(history, record);
        if (ideal.isEmpty()) {
            return OptionalDouble.empty();
        }
        var idade = idade(history, record);
        for (var off = 0; idade.isPresent() && off <= MOST_YEARS_OFF; off++) {
            for (var schoolAge : new double[] {idade.getAsDouble() - off, idade.getAsDouble() + off}) {
                if (ideal.equals(atAge(OptionalDouble.of(schoolAge)))) {
                    return atAge(OptionalDouble.of(schoolAge + 1));
                }
            }
        }
        var rung = Math.clamp((int) ideal.getAsDouble(), 0, MEAN_NEXT_IDEAL.length - 1);
        return OptionalDouble.of(MEAN_NEXT_IDEAL[rung]);
    }

    private static OptionalDouble atAge(OptionalDouble idade) {
        if (idade.isEmpty()) {
            return OptionalDouble.empty();
        }
        var ideal = Identities.faseIdeal((int) idade.getAsDouble());
        return ideal.isPresent() ? OptionalDouble.of(ideal.getAsInt()) : OptionalDouble.empty();
    }

    private static OptionalDouble difference(OptionalDouble value, OptionalDouble from) {
        return value.isPresent() && from.isPresent()
                ? OptionalDouble.of(value.getAsDouble() - from.getAsDouble())
                : OptionalDouble.empty();
    }
}
