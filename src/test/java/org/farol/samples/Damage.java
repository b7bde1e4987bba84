package org.farol.samples;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Worksheet;

/** Writes cells the way real sheets have them: as dates, as text, with commas, with dots in the wrong place. */
final class Damage {
    private final SplittableRandom random;

    Damage(SplittableRandom random) {
        this.random = random;
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A grade: as a date where a spreadsheet program could take it for one, else as text or as the number it is. */
    void grade(Worksheet sheet, int row, int column, double grade, double asDate) {
        var digits = digits(grade);
        var date = asDate(digits);
        if (date.isPresent() && chance(asDate)) {
            sheet.value(row, column, date.get());
            sheet.style(row, column)
                    .format(date.get().getYear() == 2025 ? "m.d" : "m.yyyy")
                    .set();
        } else if (chance(0.8)) {
            sheet.value(row, column, digits);
        } else {
            sheet.value(row, column, grade);
        }
    }

    /** {@code 8.7} as 7 August 2025, {@code 5.9375} as May 9375; empty where the digits are no date. */
    static Optional<LocalDate> asDate(String digits) {
        var parts = digits.split("\\.", -1);
        if (parts.length != 2 || parts[1].startsWith("0")) {
            return Optional.empty();
        }
        var month = Integer.parseInt(parts[0]);
        var second = Integer.parseInt(parts[1]);
        try {
            if (parts[1].length() == 4 && second >= 1900) {
                return Optional.of(LocalDate.of(second, month, 1));
            }
            return parts[1].length() <= 2 ? Optional.of(LocalDate.of(2025, month, second)) : Optional.empty();
        } catch (DateTimeException _) {
            // No such day or month: a spreadsheet program leaves it a number.
            return Optional.empty();
        }
    }

    /** A grade in a yearly sheet: mostly a number, sometimes text with a decimal comma. */
    void plainGrade(Worksheet sheet, int row, int column, double grade) {
        if (chance(0.03)) {
            sheet.value(row, column, digits(grade).replace('.', ','));
        } else {
            sheet.value(row, column, grade);
        }
    }

    /** {@code 7.883752} as {@code 7.883.752}. */
    static String thousandsDots(double number) {
        var digits = digits(number).replace(".", "");
        var dotted = new StringBuilder(digits);
        for (var i = digits.length() - 3; i > 0; i -= 3) {
            dotted.insert(i, '.');
        }
        return dotted.toString();
    }

    /** A word with a stray space or decomposed accents. */
    String word(String word) {
        var draw = random.nextDouble();
        if (draw < 0.05) {
            return " " + word + " ";
        }
        return draw < 0.1 ? Normalizer.normalize(word, Normalizer.Form.NFD) : word;
    }

    static String digits(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
