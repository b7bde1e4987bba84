package org.farol.forest;

import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/** Where a student stands on the ladder of phases, and where the ladder moves next year. */
final class SchoolLadder {
    /**
     * Mean fase ideal a year later, by fase ideal, for students whose age is unknown or whose sheet does not follow
     * age. A phase that lasts two school years moves on for half of its students.
     */
    private static final double[] MEAN_NEXT_IDEAL = {0.5, 2, 2.5, 3.5, 5, 6, 7, 8, 8, 9};

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
        return told.isPresent() ? told : byAge(idade(history, record), 0);
    }

    static OptionalDouble defasagem(StudentHistory history, YearlyRecord record) {
        var told = record.number(Field.DEFASAGEM);
        return told.isPresent() ? told : minus(record.number(Field.FASE), faseIdeal(history, record));
    }

    static OptionalDouble defasagemIfNotPromoted(StudentHistory history, YearlyRecord record) {
        return minus(record.number(Field.FASE), nextFaseIdeal(history, record));
    }

    private static OptionalDouble nextFaseIdeal(StudentHistory history, YearlyRecord record) {
        var idade = idade(history, record);
        var ideal = faseIdeal(history, record);
        var nextByAge = byAge(idade, 1);
        if (nextByAge.isPresent() && ideal.equals(byAge(idade, 0))) {
            return nextByAge;
        }
        if (ideal.isEmpty()) {
            return OptionalDouble.empty();
        }
        var rung = Math.clamp((int) ideal.getAsDouble(), 0, MEAN_NEXT_IDEAL.length - 1);
        return OptionalDouble.of(MEAN_NEXT_IDEAL[rung]);
    }

    private static OptionalDouble byAge(OptionalDouble idade, int yearsLater) {
        if (idade.isEmpty()) {
            return OptionalDouble.empty();
        }
        var ideal = Identities.faseIdeal((int) idade.getAsDouble() + yearsLater);
        return ideal.isPresent() ? OptionalDouble.of(ideal.getAsInt()) : OptionalDouble.empty();
    }

    private static OptionalDouble minus(OptionalDouble fase, OptionalDouble ideal) {
        return fase.isPresent() && ideal.isPresent()
                ? OptionalDouble.of(fase.getAsDouble() - ideal.getAsDouble())
                : OptionalDouble.empty();
    }
}
