package org.farol.forest;

import java.util.Locale;
import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/** A student's way so far: school, years in the programme, promotions, changes since last year. */
final class Schooling {
    private Schooling() {}

    /** 1 for a private school, 0 for a public one; empty where the sheet names neither. */
    static OptionalDouble privateSchool(YearlyRecord record) {
        var school = record.text(Field.INSTITUICAO).map(name -> name.toLowerCase(Locale.ROOT));
        if (school.isEmpty()
                || school.get().startsWith("concluiu")
                || school.get().startsWith("nenhuma")) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(school.get().startsWith("públic") ? 0 : 1);
    }

    /** By the year of joining if any record tells it, else by the latest count of years that one tells. */
    static OptionalDouble yearsInProgramme(StudentHistory history, YearlyRecord record) {
        for (var known : history.records().reversed()) {
            var joined = known.number(Field.ANO_INGRESSO);
            if (joined.isPresent()) {
                return OptionalDouble.of(record.year() - joined.getAsDouble());
            }
        }
        for (var known : history.records().reversed()) {
            var years = known.number(Field.ANOS_PM);
            if (years.isPresent()) {
                return OptionalDouble.of(years.getAsDouble() + record.year() - known.year());
            }
        }
        return OptionalDouble.empty();
    }

    /** Empty in a student's first year. */
    static OptionalDouble promotions(StudentHistory history, YearlyRecord record) {
        var first = history.records().getFirst();
        return first.year() == record.year() ? OptionalDouble.empty() : difference(record, first, Field.FASE);
    }

    static OptionalDouble change(StudentHistory history, YearlyRecord record, Field field) {
        return history.in(record.year() - 1)
                .map(lastYear -> difference(record, lastYear, field))
                .orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble difference(YearlyRecord record, YearlyRecord earlier, Field field) {
        var now = record.number(field);
        var then = earlier.number(field);
        return now.isPresent() && then.isPresent()
                ? OptionalDouble.of(now.getAsDouble() - then.getAsDouble())
                : OptionalDouble.empty();
    }
}
