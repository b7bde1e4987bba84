package org.farol.sheet.raw;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A cell as the file has it. */
public sealed interface RawCell {
    /** The cell as text, for the account; empty where there is nothing. */
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

    /**
     * A finite number.
     *
     * @param written as a text file writes it; empty where the file keeps numbers
     */
    record Numeric(double value, String written) implements RawCell {
        @Override
        public String raw() {
            if (!written.isEmpty()) {
                return written;
            }
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                return Long.toString((long) value);
            }
            return Math.abs(value) < 1e20 && Math.abs(value) >= 1e-6
                    ? new BigDecimal(Double.toString(value)).toPlainString()
                    : Double.toString(value);
        }
    }

    /**
     * A number shown as a date.
     *
     * @param serial days since the spreadsheet's epoch
     * @param format its number format, for instance {@code m.d}; empty where the file does not tell
     */
    record Date(LocalDate date, double serial, String format) implements RawCell {
        @Override
        public String raw() {
            return date.toString();
        }
    }

    /** The error of a formula, a formula without a value, or something a cell cannot hold. */
    record Faulty(String raw) implements RawCell {}

    Blank BLANK = new Blank();
}
