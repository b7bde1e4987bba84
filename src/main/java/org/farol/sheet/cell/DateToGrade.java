package org.farol.sheet.cell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.farol.sheet.raw.Decimals;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;

/**
 * A grade that was typed with a point and taken for a date: {@code 8.7} became 7 August and {@code 5.9375} May 9375. A
 * number format of digits and dots tells which parts were typed, in which order; where it tells nothing of the sort,
 * both orders are possible, and that of the sheet's other dates is the likelier.
 */
final class DateToGrade implements NumberRepair {
    private static final int LONGEST_DATE = 20;
    private static final int FIRST_YEAR_NOBODY_TYPES = 2100;
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[dmy]+\\.[dmy.]+");
    private static final Pattern SLASHED = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}(?: [0-9:.]+)?");
    private static final Pattern DAY_AND_NAME = Pattern.compile("([0-9]{1,2}) (?:de )?([a-z]{3,9})");
    private static final Pattern NAME_AND_NUMBER = Pattern.compile("([a-z]{3,9}) ([0-9]{1,4})");
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("fev", 2),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("abr", 4),
            Map.entry("apr", 4),
            Map.entry("mai", 5),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("ago", 8),
            Map.entry("aug", 8),
            Map.entry("set", 9),
            Map.entry("sep", 9),
            Map.entry("out", 10),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dez", 12),
            Map.entry("dec", 12));

    private final DateOrder likelier;

    DateToGrade(DateOrder likelier) {
        this.likelier = likelier;
    }

    @Override
    public Rule rule() {
        return Rule.DATE_TO_GRADE;
    }

    @Override
    public List<Guess> guesses(RawCell cell) {
        if (cell instanceof RawCell.Date date) {
            return date(date);
        }
        return cell instanceof RawCell.Text(String text) ? text(text) : List.of();
    }

    private List<Guess> date(RawCell.Date cell) {
        var date = cell.date();
        if (date.getYear() <= 1900) {
            return List.of(Guess.natural(cell.serial()));
        }
        var format = cell.format().toLowerCase(Locale.ROOT);
        var month = date.getMonthValue();
        var showsNoDay = format.contains("y") && !format.contains("d");
        var isFarYear = date.getDayOfMonth() == 1 && date.getYear() >= FIRST_YEAR_NOBODY_TYPES;
        if (showsNoDay || isFarYear) {
            return List.of(new Guess(number(month, Integer.toString(date.getYear())), 0, Proof.NUMBER_FORMAT));
        }
        var tellsOrder = DIGITS_AND_DOTS.matcher(format).matches() && !format.contains("y");
        if (!tellsOrder) {
            return eitherOrder(month, date.getDayOfMonth());
        }
        var isDayFirst = format.indexOf('d') < format.indexOf('m');
        var first = isDayFirst ? date.getDayOfMonth() : month;
        var second = isDayFirst ? month : date.getDayOfMonth();
        var showsZero = format.contains(isDayFirst ? ".mm" : ".dd");
        return List.of(new Guess(
                number(first, showsZero ? "%02d".formatted(second) : Integer.toString(second)),
                0,
                Proof.NUMBER_FORMAT));
    }

    /** Dates as text files have them: {@code 07/08/2025}, {@code 07/ago}, {@code mai/9375}. */
    private List<Guess> text(String text) {
        var slashed = SLASHED.matcher(text);
        if (slashed.matches()) {
            return eitherOrder(Integer.parseInt(slashed.group(2)), Integer.parseInt(slashed.group(1)));
        }
        if (text.length() > LONGEST_DATE || text.chars().noneMatch(Character::isLetter)) {
            return List.of();
        }
        var name = Names.normal(text);
        var dayFirst = DAY_AND_NAME.matcher(name);
        if (dayFirst.matches()) {
            return month(dayFirst.group(2))
                    .map(month -> eitherOrder(month, Integer.parseInt(dayFirst.group(1))))
                    .orElse(List.of());
        }
        var monthFirst = NAME_AND_NUMBER.matcher(name);
        if (monthFirst.matches()) {
            return month(monthFirst.group(1))
                    .map(month -> List.of(Guess.natural(number(month, monthFirst.group(2)))))
                    .orElse(List.of());
        }
        return List.of();
    }

    private static Optional<Integer> month(String name) {
        return Optional.ofNullable(MONTHS.get(name.substring(0, 3)));
    }

    private List<Guess> eitherOrder(int month, int day) {
        var monthFirst = Guess.natural(number(month, Integer.toString(day)));
        var dayFirst = Guess.natural(number(day, Integer.toString(month)));
        if (day == month) {
            return List.of(monthFirst);
        }
        return likelier == DateOrder.MONTH_FIRST ? List.of(monthFirst, dayFirst) : List.of(dayFirst, monthFirst);
    }

    private static double number(int whole, String decimals) {
        return Decimals.parse(whole + "." + decimals);
    }
}
