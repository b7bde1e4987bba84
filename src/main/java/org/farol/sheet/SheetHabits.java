package org.farol.sheet;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.cell.BirthDates;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.cell.CellReading;
import org.farol.sheet.cell.DateOrder;
import org.farol.sheet.cell.Reading;
import org.farol.sheet.raw.RawRow;

/**
 * How a sheet was written, as its first rows show.
 *
 * @param gradeDates the order in which most grades that became dates make INDE agree with its indicators
 * @param indeChecked on how many of those rows INDE could be compared with its indicators
 * @param indeHolds in how many of the rows it does
 * @param pointsMoved whether a spreadsheet program moved decimal points in it
 * @param movedFields the fields, by year, of whose cells at least one shows it
 * @param indeTolerances how closely INDE (0–10) keeps to its indicators, by year
 * @param yearsOfIdaMean the years in which IDA is the mean of the subjects' grades
 * @param dayOfAges the day of the year on which the ages were taken, where birth dates tell it
 */
record SheetHabits(
        DateOrder gradeDates,
        int indeChecked,
        int indeHolds,
        boolean pointsMoved,
        Map<Integer, Set<Field>> movedFields,
        Map<Integer, Double> indeTolerances,
        Set<Integer> yearsOfIdaMean,
        Optional<MonthDay> dayOfAges) {
    private static final int ROWS_TO_LEARN_FROM = 250;
    /** A stray one is a slip of the pen. */
    private static final int FEWEST_MOVED_POINTS = 2;

    private static final int FEWEST_RESIDUALS = 20;
    private static final double QUANTILE = 0.99;
    private static final double SLACK = 1.5;
    private static final double FINEST_TOLERANCE = 1e-3;
    private static final double NEARLY_ALL = 0.95;
    private static final double MOST_BEFORE = 0.98;
    private static final int FEWEST_MEANS = 10;
    /** Where points were moved, most cells still stand; by chance, hardly one row in twenty would agree. */
    private static final double MEANS_THAT_HOLD = 0.5;

    /** Whether a cell that looks like a grade of {@code field} may be another one, of which the point was moved. */
    boolean mayBeMoved(int year, Field field) {
        return pointsMoved && ofYear(movedFields, year, Set.of()).contains(field);
    }

    /** Whether IDA is the mean of the subjects' grades. */
    boolean isIdaMean(int year) {
        return yearsOfIdaMean.contains(year) || yearsOfIdaMean.contains(SheetLayout.YEAR_OF_ROW);
    }

    double indeTolerance(int year) {
        return ofYear(indeTolerances, year, Identities.INDE_TOLERANCE);
    }

    /** In a sheet whose rows tell their year, what holds of one holds of all. */
    private static <T> T ofYear(Map<Integer, T> byYear, int year, T otherwise) {
        return byYear.getOrDefault(year, byYear.getOrDefault(SheetLayout.YEAR_OF_ROW, otherwise));
    }

    /** Learns the habits of a table whose years have these columns. */
    static SheetHabits of(List<RawRow> rows, Map<Integer, Map<Field, Integer>> byYear, BirthDates birthDates) {
        var monthFirst = of(rows, byYear, birthDates, DateOrder.MONTH_FIRST);
        // Nearly every sheet needs no second look: its dates are read well, or it has none.
        if (monthFirst.indeHolds >= NEARLY_ALL * monthFirst.indeChecked) {
            return monthFirst;
        }
        var dayFirst = of(rows, byYear, birthDates, DateOrder.DAY_FIRST);
        return dayFirst.indeHolds > monthFirst.indeHolds ? dayFirst : monthFirst;
    }

    private static SheetHabits of(
            List<RawRow> rows, Map<Integer, Map<Field, Integer>> byYear, BirthDates birthDates, DateOrder gradeDates) {
        var reader = new CellReader(birthDates, gradeDates, false);
        var moved = 0;
        var checked = 0;
        var movedFields = new HashMap<Integer, Set<Field>>();
        var residuals = new HashMap<Integer, List<Double>>();
        var births = new ArrayList<YearlyRecord>();
        var means = new HashMap<Integer, int[]>();
        for (var row : rows.subList(0, Math.min(rows.size(), ROWS_TO_LEARN_FROM))) {
            for (var entry : byYear.entrySet()) {
                var values = new EnumMap<Field, Value>(Field.class);
                for (var column : entry.getValue().entrySet()) {
                    if (reader.read(column.getKey(), row.cell(column.getValue()))
                            instanceof CellReading.Possible(var readings)) {
                        if (isMoved(column.getKey(), readings)) {
                            moved++;
                            movedFields
                                    .computeIfAbsent(entry.getKey(), year -> EnumSet.noneOf(Field.class))
                                    .add(column.getKey());
                        }
                        values.put(column.getKey(), readings.getFirst().value());
                    }
                }
                var record = new YearlyRecord("", entry.getKey(), values, new Source("", "", row.number()));
                var isChecked = Identities.indeApplies(record);
                checked += isChecked ? 1 : 0;
                if (isChecked && Identities.indeHolds(record)) {
                    residuals
                            .computeIfAbsent(entry.getKey(), year -> new ArrayList<>())
                            .add(Math.abs(record.number(Field.INDE).orElseThrow()
                                    - Identities.inde(record).orElseThrow()));
                }
                countMean(record, means.computeIfAbsent(entry.getKey(), year -> new int[2]));
                births.add(record);
            }
        }
        var tolerances = new HashMap<Integer, Double>();
        residuals.forEach((year, found) -> tolerances.put(year, tolerance(found)));
        var yearsOfIdaMean = new HashSet<Integer>();
        means.forEach((year, count) -> {
            if (count[0] >= FEWEST_MEANS && count[1] >= MEANS_THAT_HOLD * count[0]) {
                yearsOfIdaMean.add(year);
            }
        });
        return new SheetHabits(
                gradeDates,
                checked,
                residuals.values().stream().mapToInt(List::size).sum(),
                moved >= FEWEST_MOVED_POINTS,
                movedFields,
                tolerances,
                yearsOfIdaMean,
                dayOfAges(births));
    }

    /** Counts a record whose IDA and subjects are known, and that IDA is their mean. */
    private static void countMean(YearlyRecord record, int[] count) {
        var ida = record.number(Field.IDA);
        var mean = Identities.ida(record);
        if (ida.isPresent() && mean.isPresent()) {
            count[0]++;
            count[1] += Math.abs(ida.getAsDouble() - mean.getAsDouble()) <= Identities.IDA_TOLERANCE ? 1 : 0;
        }
    }

    private static boolean isMoved(Field field, List<Reading> readings) {
        return field.kind() == Field.Kind.GRADE && !readings.getFirst().rule().mayStandUnproved();
    }

    private static double tolerance(List<Double> residuals) {
        if (residuals.size() < FEWEST_RESIDUALS) {
            return Identities.INDE_TOLERANCE;
        }
        var sorted = residuals.stream().sorted().toList();
        var high = sorted.get((int) Math.floor(QUANTILE * (sorted.size() - 1)));
        return Math.clamp(SLACK * high, FINEST_TOLERANCE, Identities.INDE_TOLERANCE);
    }

    /** The last birthday of those who have had it this year, if nearly all of those born later have not. */
    private static Optional<MonthDay> dayOfAges(List<YearlyRecord> records) {
        var had = new TreeMap<MonthDay, Integer>();
        var toCome = new TreeMap<MonthDay, Integer>();
        for (var record : records) {
            var born = record.text(Field.NASCIMENTO).flatMap(BirthDates::day);
            var idade = record.whole(Field.IDADE);
            if (born.isPresent() && idade.isPresent()) {
                var birthday = MonthDay.from(born.get());
                switch (record.year() - born.get().getYear() - idade.getAsInt()) {
                    case 0 -> had.merge(birthday, 1, Integer::sum);
                    case 1 -> toCome.merge(birthday, 1, Integer::sum);
                    default -> {}
                }
            }
        }
        if (had.isEmpty() || toCome.isEmpty()) {
            return Optional.empty();
        }
        var all = count(had) + count(toCome);
        return had.keySet().stream()
                .filter(day -> count(had.headMap(day, true)) + count(toCome.tailMap(day, false)) >= MOST_BEFORE * all)
                .findFirst();
    }

    private static int count(Map<MonthDay, Integer> days) {
        return days.values().stream().mapToInt(Integer::intValue).sum();
    }
}
