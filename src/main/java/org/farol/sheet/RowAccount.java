package org.farol.sheet;

/** A row that gave no record although it is not blank: row as the spreadsheet shows it (from 1), and why. */
public record RowAccount(int row, Reason reason) {
    /** Why a row gives no record. */
    public enum Reason {
        NO_STUDENT_ID,
        DUPLICATE_STUDENT,
        /** Neither row, columns, sheet nor file tell which year it is of. */
        NO_YEAR,
        NO_READABLE_VALUE
    }
}
