package org.farol.sheet;

import java.util.Locale;
import org.farol.pede.Field;

/** The part a column plays in a sheet. */
public sealed interface Role {
    /** The student's id. */
    record StudentId() implements Role {}

    /** The year of each row, in sheets with a row for each student and year. */
    record YearOfRow() implements Role {}

    /** One field of the yearly record. */
    record Of(Field field) implements Role {}

    /**
     * Known, but no part of a yearly record; its cells stay in the kept file.
     *
     * @param kind what it is, by the name it has in {@code columns.txt}
     */
    record Aside(String kind) implements Role {}

    /** Nobody knows what it is; its cells stay in the kept file. */
    record Unknown() implements Role {}

    /** The role under a name that lasts, to be remembered. */
    default String key() {
        return switch (this) {
            case StudentId _ -> "student_id";
            case YearOfRow _ -> "year";
            case Of(Field field) -> field.columnName();
            case Aside(String kind) -> "+" + kind;
            case Unknown _ -> "-";
        };
    }

    /** The role of a {@link #key}. */
    static Role of(String key) {
        return switch (key) {
            case "student_id" -> new StudentId();
            case "year" -> new YearOfRow();
            case "-" -> new Unknown();
            default ->
                key.startsWith("+") ? new Aside(key.substring(1)) : new Of(Field.valueOf(key.toUpperCase(Locale.ROOT)));
        };
    }

    /** Whether this is the role of a column of {@code field}. */
    default boolean isOf(Field field) {
        return this instanceof Of(Field own) && own == field;
    }
}
