package org.farol.sheet.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.farol.pede.Value;
import org.farol.sheet.raw.RawCell;

/**
 * Reads birth dates of one column, as ISO dates. A column exported with the month first and opened where the day comes
 * first is half text ({@code 6/17/2015}, no 17th month) and half real dates with day and month swapped.
 *
 * @param monthFirst whether the text dates of the column prove that the month was written first
 */
public record BirthDates(boolean monthFirst) {
    private static final Pattern SLASHED = Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final int MONTHS = 12;
    private static final int FIRST_YEAR = 1920;
    private static final int LAST_YEAR = 2099;
    private static final int CENTURY_OF_TWO_DIGITS = 2000;

    /** Learns from the cells of the column. */
    public static BirthDates of(Collection<RawCell> column) {
        return new BirthDates(column.stream().anyMatch(cell -> {
            if (!(cell instanceof RawCell.Text(String text))) {
                return false;
            }
            var parts = SLASHED.matcher(text);
            return parts.matches() && Integer.parseInt(parts.group(2)) > MONTHS;
        }));
    }

    /** The year of a birth date as it is kept, {@code 2015-06-17} or {@code 2015}. */
    public static int year(String kept) {
        return Integer.parseInt(kept, 0, 4, 10);
    }

    /** The day of a birth date as it is kept; empty where it is a year alone. */
    public static Optional<LocalDate> day(String kept) {
        return kept.length() < "yyyy-MM-dd".length()
                ? Optional.empty()
                : Optional.of(
                        LocalDate.of(year(kept), Integer.parseInt(kept, 5, 7, 10), Integer.parseInt(kept, 8, 10, 10)));
    }

    CellReading read(RawCell cell) {
        if (cell instanceof RawCell.Date date) {
            return date(date.date());
        }
        if (cell instanceof RawCell.Text || cell instanceof RawCell.Numeric) {
            return text(cell.raw());
        }
        return cell instanceof RawCell.Blank ? CellReading.NOTHING : CellReading.UNREADABLE;
    }

    private CellReading date(LocalDate date) {
        if (!isPlausible(date)) {
            return CellReading.OUT_OF_RANGE;
        }
        if (date.getDayOfMonth() > MONTHS || date.getDayOfMonth() == date.getMonthValue()) {
            return CellReading.asWritten(Value.of(date.toString()));
        }
        var swapped = LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
        var asIs = Reading.asWritten(Value.of(date.toString()));
        var other = new Reading(Value.of(swapped.toString()), Rule.SWAPPED_DATE, monthFirst ? 0 : 1, Proof.COLUMN);
        return monthFirst
                ? CellReading.repaired(other.value(), Rule.SWAPPED_DATE, Proof.COLUMN)
                : new CellReading.Possible(List.of(asIs, other));
    }

    private CellReading text(String text) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return asWritten(of(iso.group(1), iso.group(2), iso.group(3)));
        }
        if (YEAR.matcher(text).matches()) {
            return CellReading.asWritten(Value.of(text));
        }
        var parts = SLASHED.matcher(text);
        if (!parts.matches()) {
            return CellReading.UNREADABLE;
        }
        var year = parts.group(3).length() == 2
                ? Integer.toString(CENTURY_OF_TWO_DIGITS + Integer.parseInt(parts.group(3)))
                : parts.group(3);
        if (!monthFirst) {
            return asWritten(of(year, parts.group(2), parts.group(1)));
        }
        return of(year, parts.group(1), parts.group(2))
                .filter(BirthDates::isPlausible)
                .map(date -> CellReading.repaired(Value.of(date.toString()), Rule.SWAPPED_DATE, Proof.COLUMN))
                .orElse(CellReading.UNREADABLE);
    }

    private static CellReading asWritten(Optional<LocalDate> date) {
        if (date.isEmpty()) {
            return CellReading.UNREADABLE;
        }
        return isPlausible(date.get())
                ? CellReading.asWritten(Value.of(date.get().toString()))
                : CellReading.OUT_OF_RANGE;
    }

    private static boolean isPlausible(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    private static Optional<LocalDate> of(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException _) {
            // No such day in the calendar: the caller refuses the cell with its reason.
            return Optional.empty();
        }
    }
}
