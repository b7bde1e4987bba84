package org.farol.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.farol.pede.Value;

/** Reads cells of grade columns, 0–10. */
final class Grades {
    /** Rounding in the sources lets an IPV of 10.01 stand. */
    static final double HIGHEST = 10.05;

    private static final int FIRST_YEAR_NOBODY_TYPES = 2100;

    private Grades() {}

    static CellReading read(RawCell cell) {
        return switch (cell) {
            case RawCell.Blank _ -> CellReading.NOTHING;
            case RawCell.Faulty _ -> CellReading.UNREADABLE;
            case RawCell.Numeric number -> number(number);
            case RawCell.Date date -> date(date);
            case RawCell.Text text -> text(text.raw());
        };
    }

    private static CellReading number(RawCell.Numeric number) {
        return isGrade(number.value()) ? new CellReading.Read(Value.of(number.value())) : misplacedPoint(number.raw());
    }

    private static CellReading text(String text) {
        var plain = NumberText.plain(text);
        if (plain.isPresent()) {
            return isGrade(plain.get())
                    ? new CellReading.Repaired(Value.of(plain.get()), Rule.TEXT_TO_NUMBER)
                    : misplacedPoint(text);
        }
        var comma = NumberText.withComma(text);
        if (comma.isPresent()) {
            return isGrade(comma.get())
                    ? new CellReading.Repaired(Value.of(comma.get()), Rule.DECIMAL_COMMA)
                    : CellReading.OUT_OF_RANGE;
        }
        return NumberText.misplacedPoint(text).isEmpty() ? CellReading.UNREADABLE : misplacedPoint(text);
    }

    private static CellReading misplacedPoint(String text) {
        var readings = NumberText.misplacedPoint(text);
        return readings.isEmpty()
                ? CellReading.OUT_OF_RANGE
                : new CellReading.Open(readings.stream().map(Value::of).toList(), Rule.THOUSANDS_DOTS, false);
    }

    /**
     * A grade that was typed with a point and taken for a date: {@code 8.7} became 7 August and {@code 5.9375} May
     * 9375. The number format tells which parts were typed, in which order; where it tells nothing of the sort, month
     * before day is what was found in the real sheets.
     */
    private static CellReading date(RawCell.Date cell) {
        var date = cell.date();
        if (date.getYear() <= 1900) {
            return grades(Stream.of(cell.serial()));
        }
        var format = cell.format().toLowerCase(Locale.ROOT);
        var month = Integer.toString(date.getMonthValue());
        var day = format.contains("dd") && !format.contains("y")
                ? "%02d".formatted(date.getDayOfMonth())
                : Integer.toString(date.getDayOfMonth());
        var monthDay = Double.valueOf(month + "." + day);
        var dayMonth = Double.valueOf(day + "." + month);
        var monthYear = Double.valueOf(month + "." + date.getYear());
        var showsNoDay = format.contains("y") && !format.contains("d");
        var isFarYear = date.getDayOfMonth() == 1 && date.getYear() >= FIRST_YEAR_NOBODY_TYPES;
        if (showsNoDay || isFarYear) {
            return grades(Stream.of(monthYear));
        }
        if (!format.contains("y")) {
            return grades(Stream.of(format.indexOf('d') < format.indexOf('m') ? dayMonth : monthDay));
        }
        return grades(Stream.of(monthDay, dayMonth).distinct());
    }

    private static CellReading grades(Stream<Double> readings) {
        List<Value> possible = new ArrayList<>();
        readings.filter(Grades::isGrade).map(Value::of).forEach(possible::add);
        return switch (possible.size()) {
            case 0 -> CellReading.OUT_OF_RANGE;
            case 1 -> new CellReading.Repaired(possible.getFirst(), Rule.DATE_TO_GRADE);
            default -> new CellReading.Open(possible, Rule.DATE_TO_GRADE, true);
        };
    }

    private static boolean isGrade(double number) {
        return number >= 0 && number <= HIGHEST;
    }
}
