package org.farol.sheet.raw;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the cells of one file. The few texts and number formats of a file come thousands of times. */
final class Cells {
    private static final Pattern NOT_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|General|;.*");
    private static final Pattern DAY_OR_YEAR = Pattern.compile("[dy]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile("m", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("[hs]", Pattern.CASE_INSENSITIVE);
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 31);
    /** Excel believes in 29 February 1900: from this serial number on, it is a day ahead of the calendar. */
    private static final int LEAP_BUG = 60;

    private static final int DAYS_TO_1904 = 1_462;
    private static final double LAST_SERIAL = 2_958_465.999;
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 200;

    private final boolean date1904;
    private final Map<String, RawCell> texts = new HashMap<>();
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    Cells(boolean date1904) {
        this.date1904 = date1904;
    }

    RawCell text(String untidy) {
        var known = texts.get(untidy);
        if (known != null) {
            return known;
        }
        var tidy = Names.tidy(untidy);
        RawCell cell = tidy.isEmpty() ? RawCell.BLANK : new RawCell.Text(tidy);
        if (texts.size() < MOST_REMEMBERED && untidy.length() <= LONGEST_REMEMBERED) {
            texts.put(untidy, cell);
        }
        return cell;
    }

    static RawCell truth(boolean value) {
        return new RawCell.Text(value ? "Verdadeiro" : "Falso");
    }

    /** A number in digits, as the file writes it. */
    RawCell number(String digits, String format) {
        try {
            return number(Decimals.parse(digits), digits, format);
        } catch (NumberFormatException _) {
            // Not a number after all: the account shows what the file has in its place.
            return new RawCell.Faulty(digits);
        }
    }

    RawCell number(double value, String format) {
        return number(value, Double.toString(value), format);
    }

    private RawCell number(double value, String digits, String format) {
        if (!Double.isFinite(value)) {
            return new RawCell.Faulty(digits);
        }
        return !format.isEmpty() && isDate(format) && value >= 0 && value <= LAST_SERIAL
                ? new RawCell.Date(date(value), value, format)
                : new RawCell.Numeric(value, "");
    }

    /** An ISO date, with or without a time. */
    RawCell date(String iso, String format) {
        try {
            var date = LocalDate.parse(iso.substring(0, Math.min(10, iso.length())));
            return new RawCell.Date(date, serial(date), format);
        } catch (DateTimeException _) {
            // No such day: kept as the file has it.
            return new RawCell.Faulty(iso);
        }
    }

    private boolean isDate(String format) {
        return dateFormats.computeIfAbsent(format, Cells::showsDate);
    }

    /** A month alone is one; beside hours or seconds, the letter means minutes. */
    private static boolean showsDate(String format) {
        var letters = NOT_DATE_LETTERS.matcher(format).replaceAll("");
        return DAY_OR_YEAR.matcher(letters).find()
                || (MONTH.matcher(letters).find() && !TIME.matcher(letters).find());
    }

    private LocalDate date(double serial) {
        var days = (long) serial + (date1904 ? DAYS_TO_1904 : 0);
        return EPOCH.plusDays(days > LEAP_BUG ? days - 1 : days);
    }

    private static double serial(LocalDate date) {
        var days = date.toEpochDay() - EPOCH.toEpochDay();
        return days >= LEAP_BUG ? days + 1 : days;
    }
}
