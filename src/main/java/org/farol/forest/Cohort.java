package org.farol.forest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/**
 * All students of one year, whom each of them is compared with. A position among the others of the phase means the same
 * in every year, where a grade does not: scales and habits of marking shift from year to year and from phase to phase.
 */
public final class Cohort {
    private final Map<Integer, List<YearlyRecord>> byFase;

    private Cohort(Collection<YearlyRecord> records) {
        this.byFase = records.stream()
                .filter(record -> record.whole(Field.FASE).isPresent())
                .collect(
                        Collectors.groupingBy(record -> record.whole(Field.FASE).getAsInt()));
    }

    /** The cohort of the records of one year, at most one a student. */
    public static Cohort of(Collection<YearlyRecord> records) {
        return new Cohort(records);
    }

    /** The cohort of {@code year} among {@code histories}. */
    public static Cohort of(Collection<StudentHistory> histories, int year) {
        return new Cohort(
                histories.stream().flatMap(history -> history.in(year).stream()).toList());
    }

    /**
     * Share of the students of the same phase whose grade is lower, in percent, those with the same grade counting half;
     * empty where the record's phase or grade is unknown, or nobody's of that phase is known.
     */
    OptionalDouble position(YearlyRecord record, Field field) {
        var grade = record.number(field);
        var fase = record.whole(Field.FASE);
        if (grade.isEmpty() || fase.isEmpty()) {
            return OptionalDouble.empty();
        }
        var own = grade.getAsDouble();
        return byFase.getOrDefault(fase.getAsInt(), List.of()).stream()
                .map(other -> other.number(field))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .map(other -> other < own ? 100 : other > own ? 0 : 50)
                .average();
    }
}
