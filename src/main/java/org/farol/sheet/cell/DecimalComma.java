package org.farol.sheet.cell;

import java.util.List;
import java.util.regex.Pattern;
import org.farol.sheet.raw.RawCell;

/** {@code "7,88"}: a number kept as text, with the comma that Brazil writes. */
final class DecimalComma implements NumberRepair {
    private static final Pattern COMMA = Pattern.compile("[-+]?[0-9]{1,15},[0-9]{1,20}");

    @Override
    public Rule rule() {
        return Rule.DECIMAL_COMMA;
    }

    @Override
    public List<Guess> guesses(RawCell cell) {
        return cell instanceof RawCell.Text(String text) && COMMA.matcher(text).matches()
                ? List.of(Guess.natural(Double.parseDouble(text.replace(',', '.'))))
                : List.of();
    }
}
