package org.farol.sheet;

import java.time.LocalDate;

/** A cell as the file has it, before anybody asks what it means. */
sealed interface RawCell {
    /** The cell as text, for the account. */
    String raw();

    /** Nothing, or only white space. */
    record Blank() implements RawCell {
        @Override
        public String raw() {
            return "";
        }
    }

    /** Text, trimmed, in composed Unicode. */
    record Text(String raw) implements RawCell {}

    /** A number; {@code raw} as the file writes it. */
    record Numeric(double value, String raw) implements RawCell {}

    /**
     * A number shown as a date.
     *
     * @param serial days since the spreadsheet's epoch
     * @param format its number format, for instance {@code m.d}
     */
    record Date(LocalDate date, double serial, String format) implements RawCell {
        @Override
        public String raw() {
            return date.toString();
        }
    }

    /** The error of a formula, or something a cell cannot hold. */
    record Faulty(String raw) implements RawCell {}

    Blank BLANK = new Blank();
}
