package org.farol.sheet.cell;

import java.util.List;
import java.util.regex.Pattern;
import org.farol.sheet.raw.RawCell;

/**
 * {@code 7.883.752} was 7.883752: a spreadsheet program dropped the decimal point and put dots between thousands. The
 * digits are left, so that what stood before the point is open again.
 */
final class ThousandsDots implements NumberRepair {
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(?:([.,])[0-9]{3})(?:\\1[0-9]{3})*");

    @Override
    public Rule rule() {
        return Rule.THOUSANDS_DOTS;
    }

    @Override
    public List<Guess> guesses(RawCell cell) {
        if (cell instanceof RawCell.Text(String text) && DOTTED.matcher(text).matches()) {
            return ShiftedPoint.ofDigits(text.replace(".", "").replace(",", ""));
        }
        // 59.375 in a text file may be one too.
        return cell instanceof RawCell.Numeric number
                        && number.value() > NumberCells.HIGHEST_GRADE
                        && DOTTED.matcher(number.written()).matches()
                ? ShiftedPoint.ofDigits(number.written().replace(".", ""))
                : List.of();
    }
}
