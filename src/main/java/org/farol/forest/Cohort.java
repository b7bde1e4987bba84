package org.farol.forest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoublePredicate;
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
    /** By grade and phase, the known ones; sorted when first asked for: each of thousands of students is looked up in them. */
    private final Map<Field, Map<Integer, double[]>> ascending = new ConcurrentHashMap<>();

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
        var grades = ascending
                .computeIfAbsent(field, absent -> new ConcurrentHashMap<>())
                .computeIfAbsent(fase.getAsInt(), absent -> ascending(absent, field));
        if (grades.length == 0) {
            return OptionalDouble.empty();
        }
        var own = grade.getAsDouble();
        var lower = firstFrom(grades, other -> other >= own);
        var notHigher = firstFrom(grades, other -> other > own);
        return OptionalDouble.of((100.0 * lower + 50.0 * (notHigher - lower)) / grades.length);
    }

    private double[] ascending(int fase, Field field) {
        return byFase.getOrDefault(fase, List.of()).stream()
                .map(other -> other.number(field))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
    }

    /** Index of the first of ascending grades that {@code isReached} accepts, as it does all behind it; their number if none. */
    private static int firstFrom(double[] grades, DoublePredicate isReached) {
        var from = 0;
        var to = grades.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (isReached.test(grades[middle])) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
