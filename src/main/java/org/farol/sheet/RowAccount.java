package org.farol.sheet;

import java.util.OptionalInt;

/**
 * A row that gave no record although it is not blank.
 *
 * @param row as the spreadsheet shows it, from 1
 * @param otherRow the row that it doubles, if it does
 */
public record RowAccount(int row, Reason reason, OptionalInt otherRow) {
    /** Why a row gives no record. */
    public enum Reason {
        NO_STUDENT_ID,
        /** A total, a mean, a count of the rows above. */
        SUMMARY,
        /** The header again, as on a printed page. */
        HEADER_AGAIN,
        /** The same student and year again, saying the same. */
        SAME_ROW_AGAIN,
        /** The same student and year again, saying something else. */
        DUPLICATE_STUDENT,
        /** The id of another row, with another name, birth date or gender: two students. */
        TWO_STUDENTS_ONE_ID,
        /** Neither row, columns, sheet nor file tell which year it is of. */
        NO_YEAR,
        NO_READABLE_VALUE
    }

    /** A row that doubles none. */
    RowAccount(int row, Reason reason) {
        this(row, reason, OptionalInt.empty());
    }
}
