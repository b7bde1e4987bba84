package org.farol.sheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.cell.BirthDates;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.cell.CellReading;
import org.farol.sheet.cell.Phases;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;

/** What columns can only be by their cells, whatever their headers say. */
final class ContentRoles {
    private static final Pattern SCHOOL = Pattern.compile("(?:escola )?(?:publica|privada)(?: .*)?");
    private static final double NEARLY_ALL = 0.95;
    private static final double MOST = 0.8;
    private static final int FEWEST_CELLS = 5;
    private static final int FEWEST_PHASES = 3;
    private static final int EARLIEST_INGRESS = 2010;
    private static final int LATEST_YEAR = 2060;

    private final CellReader reader;

    ContentRoles(CellReader reader) {
        this.reader = reader;
    }

    /** Whether the column holds student ids. */
    boolean holdsIds(ColumnFacts column) {
        return column.share(StudentIds::looksLikeOne) >= MOST;
    }

    /** What a column is, given the columns of fields that are known already. */
    Optional<Field> of(ColumnFacts column, Map<Field, ColumnFacts> known) {
        if (column.filled() < FEWEST_CELLS) {
            return Optional.empty();
        }
        return List.of(
                        Field.GENERO,
                        Field.PEDRA,
                        Field.INSTITUICAO,
                        Field.FASE_IDEAL,
                        Field.FASE,
                        Field.DEFASAGEM,
                        Field.NASCIMENTO,
                        Field.IDADE,
                        Field.ANO_INGRESSO)
                .stream()
                .filter(field -> !known.containsKey(field) && isOf(field, column, known))
                .findFirst();
    }

    private boolean isOf(Field field, ColumnFacts column, Map<Field, ColumnFacts> known) {
        return switch (field) {
            case GENERO, PEDRA ->
                column.readable(new Role.Of(field), reader) >= NEARLY_ALL
                        && column.share(RawCell.Text.class::isInstance) >= NEARLY_ALL;
            case INSTITUICAO ->
                column.share(cell -> cell instanceof RawCell.Text(String text)
                                && SCHOOL.matcher(Names.normal(text)).matches())
                        >= MOST;
            case FASE_IDEAL -> phases(column) && column.share(ContentRoles::namesSchoolYear) >= MOST;
            case FASE -> phases(column) && column.share(ContentRoles::namesSchoolYear) < 1 - MOST;
            case DEFASAGEM -> isDifference(column, known);
            case NASCIMENTO ->
                known.containsKey(Field.IDADE)
                        && yearOfAges(
                                        column,
                                        Optional.ofNullable(known.get(Field.IDADE))
                                                .orElseThrow())
                                .isPresent();
            case IDADE ->
                known.containsKey(Field.NASCIMENTO)
                        && yearOfAges(
                                        Optional.ofNullable(known.get(Field.NASCIMENTO))
                                                .orElseThrow(),
                                        column)
                                .isPresent();
            case ANO_INGRESSO ->
                column.share(cell -> isWhole(cell, EARLIEST_INGRESS, LATEST_YEAR)) >= NEARLY_ALL
                        && different(column) >= FEWEST_PHASES;
            default -> false;
        };
    }

    /** Words and numbers that name phases, of more than a few different ones, {@code ALFA} or letters among them. */
    private boolean phases(ColumnFacts column) {
        return column.share(cell -> cell instanceof RawCell.Text(String text)
                                ? Phases.parse(text).isPresent()
                                : isWhole(cell, 0, 9))
                        >= NEARLY_ALL
                && different(column) >= FEWEST_PHASES
                && column.cells().stream()
                        .anyMatch(cell -> cell instanceof RawCell.Text(String text)
                                && Names.normal(text).startsWith("alfa"));
    }

    private static boolean namesSchoolYear(RawCell cell) {
        return cell instanceof RawCell.Text(String text) && text.contains("(");
    }

    private static boolean isWhole(RawCell cell, int from, int to) {
        return cell instanceof RawCell.Numeric number
                && number.value() == Math.rint(number.value())
                && number.value() >= from
                && number.value() <= to;
    }

    private static int different(ColumnFacts column) {
        var different = new HashSet<String>();
        column.cells().forEach(cell -> different.add(cell.raw()));
        different.remove("");
        return different.size();
    }

    private boolean isDifference(ColumnFacts column, Map<Field, ColumnFacts> known) {
        var fase = Optional.ofNullable(known.get(Field.FASE));
        var ideal = Optional.ofNullable(known.get(Field.FASE_IDEAL));
        if (fase.isEmpty() || ideal.isEmpty() || different(column) < FEWEST_PHASES) {
            return false;
        }
        var rows = IntStream.range(0, column.cells().size())
                .filter(row -> column.number(row, Field.DEFASAGEM, reader).isPresent())
                .toArray();
        var agreeing = IntStream.of(rows)
                .filter(row -> column.number(row, Field.DEFASAGEM, reader).orElseThrow()
                        == fase.get().number(row, Field.FASE, reader).orElse(Double.NaN)
                                - ideal.get()
                                        .number(row, Field.FASE_IDEAL, reader)
                                        .orElse(Double.NaN))
                .count();
        return rows.length >= FEWEST_CELLS && agreeing >= NEARLY_ALL * rows.length;
    }

    /**
     * The year in which those born on the dates of one column have the ages of the other: the one that most rows give,
     * if hardly any row strays from it or the year after, in which birthdays are still to come.
     */
    OptionalInt yearOfAges(ColumnFacts birth, ColumnFacts age) {
        var years = new HashMap<Integer, Integer>();
        var rows = 0;
        for (var row = 0; row < birth.cells().size(); row++) {
            var born = birthYear(birth.cells().get(row));
            var idade = age.number(row, Field.IDADE, reader);
            if (born.isPresent() && idade.isPresent()) {
                rows++;
                years.merge(born.getAsInt() + (int) idade.getAsDouble(), 1, Integer::sum);
            }
        }
        if (rows < FEWEST_CELLS) {
            return OptionalInt.empty();
        }
        for (var year : years.keySet().stream().sorted().toList()) {
            var here = years.getOrDefault(year, 0);
            var around = here + Math.max(years.getOrDefault(year - 1, 0), years.getOrDefault(year + 1, 0));
            if (here >= 0.5 * rows && around >= NEARLY_ALL * rows) {
                return OptionalInt.of(year);
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt birthYear(RawCell cell) {
        if (reader.read(Field.NASCIMENTO, cell) instanceof CellReading.Possible(var readings)
                && readings.getFirst().value() instanceof Value.Text(String date)) {
            return OptionalInt.of(BirthDates.year(date));
        }
        return OptionalInt.empty();
    }
}
