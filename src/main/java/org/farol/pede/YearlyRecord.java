package org.farol.pede;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a sheet says of one student in one year. Immutable; fields the sheet does not know are absent from {@code
 * values}.
 *
 * @param derived the fields of {@code values} that no sheet says but that follow from others
 */
public record YearlyRecord(String studentId, int year, Map<Field, Value> values, Set<Field> derived, Source source) {
    /** A record of which nothing is derived. */
    public YearlyRecord(String studentId, int year, Map<Field, Value> values, Source source) {
        this(studentId, year, values, Set.of(), source);
    }

    public YearlyRecord {
        derived = derived.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(derived));
        var copy = new EnumMap<Field, Value>(Field.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** The value of a numeric field (grade 0–10, whole number or flag), if known. */
    public OptionalDouble number(Field field) {
        return values.get(field) instanceof Value.Numeric(double value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    /** The value of a whole-number field, if known. */
    public OptionalInt whole(Field field) {
        return values.get(field) instanceof Value.Numeric(double value)
                ? OptionalInt.of((int) Math.rint(value))
                : OptionalInt.empty();
    }

    /** The value of a text field, if known. */
    public Optional<String> text(Field field) {
        return values.get(field) instanceof Value.Text(String value) ? Optional.of(value) : Optional.empty();
    }

    /** The same record with {@code field} as its others give it. */
    public YearlyRecord withDerived(Field field, Value value) {
        var more = new EnumMap<Field, Value>(Field.class);
        more.putAll(values);
        more.put(field, value);
        var all = EnumSet.of(field);
        all.addAll(derived);
        return new YearlyRecord(studentId, year, more, all, source);
    }

    /** The same record under another student id, as linking gives it. */
    public YearlyRecord withStudentId(String id) {
        return new YearlyRecord(id, year, values, derived, source);
    }
}
