package org.farol.sheet.cell;

import java.util.List;
import java.util.regex.Pattern;
import org.farol.sheet.raw.RawCell;

/** {@code "12 anos"}: an age or a time written out. */
final class YearsInWords implements NumberRepair {
    private static final Pattern YEARS = Pattern.compile("([0-9]{1,2}) ?(?:anos?|a)", Pattern.CASE_INSENSITIVE);

    @Override
    public Rule rule() {
        return Rule.TEXT_TO_NUMBER;
    }

    @Override
    public List<Guess> guesses(RawCell cell) {
        if (!(cell instanceof RawCell.Text(String text))) {
            return List.of();
        }
        var years = YEARS.matcher(text);
        return years.matches() ? List.of(Guess.natural(Integer.parseInt(years.group(1)))) : List.of();
    }
}
