package org.farol.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.farol.pede.Value;

/**
 * Reads birth dates of one column, as ISO dates. A column exported with the month first and opened where the day comes
 * first is half text ({@code 6/17/2015}, no 17th month) and half real dates with day and month swapped.
 *
 * @param monthFirst whether the text dates of the column prove that the month was written first
 */
record BirthDates(boolean monthFirst) {
    private static final Pattern SLASHED = Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final int MONTHS = 12;

    /** Learns from the cells of the column. */
    static BirthDates of(Collection<RawCell> column) {
        return new BirthDates(column.stream().anyMatch(cell -> {
            var parts = SLASHED.matcher(cell.raw());
            return parts.matches() && Integer.parseInt(parts.group(2)) > MONTHS;
        }));
    }

    CellReading read(RawCell cell) {
        return switch (cell) {
            case RawCell.Blank _ -> CellReading.NOTHING;
            case RawCell.Faulty _ -> CellReading.UNREADABLE;
            case RawCell.Date date -> date(date.date());
            case RawCell.Numeric number -> text(number.raw());
            case RawCell.Text text -> text(text.raw());
        };
    }

    private CellReading date(LocalDate date) {
        if (monthFirst && date.getDayOfMonth() <= MONTHS) {
            var swapped = LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
            return swapped.equals(date)
                    ? new CellReading.Read(Value.of(date.toString()))
                    : new CellReading.Repaired(Value.of(swapped.toString()), Rule.SWAPPED_DATE);
        }
        return new CellReading.Read(Value.of(date.toString()));
    }

    private CellReading text(String text) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return of(iso.group(1), iso.group(2), iso.group(3))
                    .<CellReading>map(date -> new CellReading.Read(Value.of(date.toString())))
                    .orElse(CellReading.UNREADABLE);
        }
        if (YEAR.matcher(text).matches()) {
            return new CellReading.Read(Value.of(text));
        }
        var parts = SLASHED.matcher(text);
        if (!parts.matches()) {
            return CellReading.UNREADABLE;
        }
        return monthFirst
                ? of(parts.group(3), parts.group(1), parts.group(2))
                        .<CellReading>map(
                                date -> new CellReading.Repaired(Value.of(date.toString()), Rule.SWAPPED_DATE))
                        .orElse(CellReading.UNREADABLE)
                : of(parts.group(3), parts.group(2), parts.group(1))
                        .<CellReading>map(date -> new CellReading.Read(Value.of(date.toString())))
                        .orElse(CellReading.UNREADABLE);
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
