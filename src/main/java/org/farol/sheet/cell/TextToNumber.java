package org.farol.sheet.cell;

import java.util.List;
import org.farol.sheet.raw.Decimals;
import org.farol.sheet.raw.RawCell;

/** {@code "7.883752"}, {@code "2.0"}: a number kept as text. */
final class TextToNumber implements NumberRepair {
    private static final int MOST_DIGITS = 36;

    @Override
    public Rule rule() {
        return Rule.TEXT_TO_NUMBER;
    }

    @Override
    public List<Guess> guesses(RawCell cell) {
        return cell instanceof RawCell.Text(String text) && isPlain(text)
                ? List.of(Guess.natural(Decimals.parse(text)))
                : List.of();
    }

    /** Digits with a sign before and a point between them, if any; in a loop, because most cells of a sheet are these. */
    private static boolean isPlain(String text) {
        var start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (text.length() == start || text.length() > MOST_DIGITS || text.endsWith(".")) {
            return false;
        }
        var points = 0;
        for (var i = start; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' && i > start) {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return points <= 1;
    }
}
