package org.farol.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers written as text. */
final class NumberText {
    private static final Pattern PLAIN = Pattern.compile("[-+]?[0-9]{1,15}(\\.[0-9]{1,20})?");
    private static final Pattern COMMA = Pattern.compile("[-+]?[0-9]{1,15},[0-9]{1,20}");
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{3}){2,5}");
    private static final Pattern UNSIGNED = Pattern.compile("[0-9]{1,17}(\\.[0-9]{1,20})?");

    private NumberText() {}

    /** {@code "7.883752"}, {@code "2.0"}. */
    static Optional<Double> plain(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /** {@code "7,88"}. */
    static Optional<Double> withComma(String text) {
        return COMMA.matcher(text).matches() ? Optional.of(Double.valueOf(text.replace(',', '.'))) : Optional.empty();
    }

    /**
     * The grades that a spreadsheet program may have had before it put thousands dots into their digits or lost their
     * decimal point: {@code 7.883.752} was 7.883752 or, having lost its zero, 0.7883752; {@code 59.375} was 5.9375 or
     * 0.59375. The one whose first digit is the whole part comes first. Empty when the text has no such digits.
     */
    static List<Double> misplacedPoint(String text) {
        var isDotted = DOTTED.matcher(text).matches();
        if (!isDotted && !UNSIGNED.matcher(text).matches()) {
            return List.of();
        }
        var digits = isDotted
                ? text.replace(".", "")
                : text.replaceFirst("\\.0+$", "").replace(".", "");
        digits = digits.replaceFirst("^0+", "");
        if (digits.length() < 2) {
            return List.of();
        }
        var readings = new ArrayList<Double>();
        readings.add(Double.valueOf(digits.charAt(0) + "." + digits.substring(1)));
        if (digits.startsWith("10")) {
            var aboveTen = Double.parseDouble("10." + digits.substring(2) + "0");
            if (aboveTen <= Grades.HIGHEST) {
                readings.add(aboveTen);
            }
        }
        readings.add(Double.valueOf("0." + digits));
        return readings;
    }
}
