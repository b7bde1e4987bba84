package org.farol.sheet.cell;

import java.util.List;
import org.farol.sheet.raw.RawCell;

/** An age of 8 shown as a date is 8 January 1900: its serial number is the age. */
final class DateToAge implements NumberRepair {
    @Override
    public Rule rule() {
        return Rule.DATE_TO_AGE;
    }

    @Override
    public List<Guess> guesses(RawCell cell) {
        return cell instanceof RawCell.Date date ? List.of(Guess.natural(date.serial())) : List.of();
    }
}
