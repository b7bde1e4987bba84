package org.farol.sheet;

import java.util.List;
import java.util.function.Function;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Reading;

/**
 * What is known of students already. Where a cell may be read in several ways, a record of the same student that says the
 * same as one of them settles it.
 *
 * @param records of a student, by the id that sheets use
 */
public record KnownStudents(Function<String, List<YearlyRecord>> records) {
    /** Nobody is known. */
    public static final KnownStudents NONE = new KnownStudents(id -> List.of());

    /** How far a grade may stray from the same one in another file by rounding. */
    private static final double SAME_GRADE = 0.051;

    /** Whether a cell of such readings is settled by nothing it holds itself. */
    private static boolean isOpen(Field field, List<Reading> readings) {
        return readings.size() > 1
                && (field == Field.NASCIMENTO
                        || readings.getFirst().proof() == Proof.NONE
                        || readings.get(1).cost() == 0);
    }

    /** The reading that another record confirms; all of them where none, or more than one, is. */
    List<Reading> narrowed(String studentId, int year, Field field, List<Reading> readings) {
        var known = isOpen(field, readings) ? records.apply(studentId) : List.<YearlyRecord>of();
        if (known.isEmpty()) {
            return readings;
        }
        var confirmed = readings.stream()
                .filter(reading -> known.stream().anyMatch(record -> confirms(record, year, field, reading.value())))
                .toList();
        return confirmed.size() == 1
                ? List.of(new Reading(
                        confirmed.getFirst().value(), confirmed.getFirst().rule(), 0, Proof.OTHER_RECORD))
                : readings;
    }

    private static boolean confirms(YearlyRecord record, int year, Field field, Value value) {
        var said = record.values().get(field);
        if (said == null || record.derived().contains(field)) {
            return false;
        }
        return switch (field) {
            case NASCIMENTO, ANO_INGRESSO -> said.equals(value);
            case IDADE -> said.equals(value) && record.year() == year;
            default ->
                record.year() == year
                        && said instanceof Value.Numeric(double before)
                        && value instanceof Value.Numeric(double now)
                        && Math.abs(before - now) <= SAME_GRADE;
        };
    }
}
