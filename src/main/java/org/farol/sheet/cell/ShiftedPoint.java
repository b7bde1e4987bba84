package org.farol.sheet.cell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.farol.sheet.raw.RawCell;

/**
 * A grade whose decimal point was lost or moved: {@code 75} or {@code 0.75} for 7.5. Of digits alone, the first is the
 * likely whole part; a zero before the point may have been lost with it.
 */
final class ShiftedPoint implements NumberRepair {
    private static final double LOWEST_USUAL_GRADE = 1.005;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,20})?");

    @Override
    public Rule rule() {
        return Rule.SHIFTED_POINT;
    }

    @Override
    public List<Guess> guesses(RawCell cell) {
        if (cell instanceof RawCell.Numeric number && number.value() >= 0) {
            return of(number.value(), digits(number.value()));
        }
        if (cell instanceof RawCell.Text(String text)) {
            var point = text.replace(',', '.');
            return NUMBER.matcher(point).matches() ? of(Double.parseDouble(point), point) : List.of();
        }
        return List.of();
    }

    private static String digits(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static List<Guess> of(double number, String digits) {
        return number > NumberCells.HIGHEST_GRADE
                ? ofDigits(digits.replaceFirst("\\.0+$", "").replace(".", ""))
                : ofGrade(number, digits);
    }

    /** Of a number that is no grade, the point may have stood anywhere before or after its first digits. */
    static List<Guess> ofDigits(String written) {
        var digits = written.replaceFirst("^0+", "");
        var guesses = new ArrayList<Guess>();
        if (digits.isEmpty()) {
            return guesses;
        }
        guesses.add(Guess.natural(Double.parseDouble(digits.charAt(0) + "." + digits.substring(1) + "0")));
        if (digits.startsWith("10")) {
            guesses.add(Guess.natural(Double.parseDouble("10." + digits.substring(2) + "0")));
        }
        guesses.add(new Guess(Double.parseDouble("0." + digits), 1, Proof.NONE));
        guesses.add(new Guess(Double.parseDouble("0.0" + digits), 2, Proof.NONE));
        return guesses;
    }

    /** What lies within 0–10 is taken as it stands unless the row speaks against it; hardly any grade lies below 1. */
    private static List<Guess> ofGrade(double number, String digits) {
        var guesses = new ArrayList<Guess>();
        if (number == 0) {
            return guesses;
        }
        if (number <= LOWEST_USUAL_GRADE) {
            guesses.add(shifted(number, 1, 0));
            guesses.add(shifted(number, 2, 1));
        } else if (digits.contains(".")) {
            guesses.add(shifted(number, 1, 1));
        }
        guesses.add(shifted(number, -1, 1));
        guesses.add(shifted(number, -2, 2));
        return guesses;
    }

    private static Guess shifted(double number, int places, int cost) {
        return new Guess(BigDecimal.valueOf(number).scaleByPowerOfTen(places).doubleValue(), cost, Proof.NONE);
    }
}
