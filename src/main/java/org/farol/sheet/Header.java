package org.farol.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.farol.pede.Field;
import org.farol.sheet.raw.MergedCells;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;
import org.farol.sheet.raw.RawRow;

/**
 * The header of one table.
 *
 * @param first index of its first row among the sheet's rows
 * @param last index of its last; headers of merged cells have two rows
 * @param texts the headers, from the sheet's first column on
 * @param from the table's first column
 * @param to the column behind its last
 */
record Header(int first, int last, List<String> texts, int from, int to) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:[.,][0-9]+)*");
    private static final int MOST_ROWS_ABOVE = 60;
    /** A row that names five fields is no title; a better one can only lie right below. */
    private static final int ENOUGH = 10;

    private static final int ROWS_OF_A_HEADER = 2;
    private static final int TEXTS_BEFORE_ID = 3;
    private static final int FEWEST_FIELDS_WITHOUT_ID = 4;
    private static final int FEWEST_FIELDS_FURTHER_DOWN = 3;

    /** Finds the headers of a sheet's tables, in order: the best one near the top, others above and below, all beside. */
    static List<Header> find(List<RawRow> rows, List<MergedCells> merged, ColumnNames names) {
        var top = best(rows, merged, names);
        if (top.isEmpty()) {
            return List.of();
        }
        var headers = new ArrayList<Header>();
        var seen = new HashSet<List<String>>();
        seen.add(top.get().texts());
        for (var i = 0; i < rows.size(); i++) {
            if (i == top.get().first()) {
                headers.addAll(beside(top.get(), rows, names));
                i = top.get().last();
            } else if (mayBeOne(rows.get(i), names)) {
                var next = candidate(rows, i, i, merged);
                if (fields(next, names) >= FEWEST_FIELDS_FURTHER_DOWN && seen.add(next.texts())) {
                    headers.addAll(beside(next, rows, names));
                }
            }
        }
        return headers;
    }

    /** Whether a row repeats this header. */
    boolean isRepeatedBy(RawRow row) {
        var same = 0;
        for (var column = from; column < Math.min(to, texts.size()); column++) {
            var text = row.cell(column).raw();
            if (!text.isEmpty()) {
                if (!(row.cell(column) instanceof RawCell.Text) || !text.equals(texts.get(column))) {
                    return false;
                }
                same++;
            }
        }
        return same > 1;
    }

    private static Optional<Header> best(List<RawRow> rows, List<MergedCells> merged, ColumnNames names) {
        Optional<Header> best = Optional.empty();
        var most = 0;
        for (var i = 0; i < Math.min(rows.size(), MOST_ROWS_ABOVE); i++) {
            for (var first = i; first >= (holdsNumbers(rows.get(i)) ? i : Math.max(0, i - 1)); first--) {
                var header = candidate(rows, first, i, merged);
                var fields = fields(header, names);
                var suffices = identifies(header, names) ? fields > 0 : fields >= FEWEST_FIELDS_WITHOUT_ID;
                var score = 2 * fields + (identifies(header, names) ? 1 : 0);
                if (suffices && score > most) {
                    most = score;
                    best = Optional.of(header);
                }
            }
            if (most >= ENOUGH && i >= best.orElseThrow().last() + ROWS_OF_A_HEADER) {
                break;
            }
        }
        return best;
    }

    /** Whether a row holds numbers that are no years: data, and no second row of a header. */
    private static boolean holdsNumbers(RawRow row) {
        return row.cells().stream()
                .anyMatch(cell -> NUMBER.matcher(cell.raw()).matches()
                        && ColumnNames.year(cell.raw()).isEmpty());
    }

    /** Whether one of a row's first texts, without digits as headers of ids are, names students. */
    private static boolean mayBeOne(RawRow row, ColumnNames names) {
        var texts = 0;
        for (var cell : row.cells()) {
            if (cell instanceof RawCell.Text(String text)) {
                if (text.chars().noneMatch(Character::isDigit) && isOfStudents(text, names)) {
                    return true;
                }
                if (++texts == TEXTS_BEFORE_ID) {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean identifies(Header header, ColumnNames names) {
        return header.texts().stream().anyMatch(text -> isOfStudents(text, names));
    }

    private static boolean isOfStudents(String text, ColumnNames names) {
        return names.named(text)
                .filter(role -> role instanceof Role.StudentId || role.isOf(Field.NOME))
                .isPresent();
    }

    /** How many different fields, of different years, the header names. */
    private static int fields(Header header, ColumnNames names) {
        var years = new EnumMap<Field, Set<OptionalInt>>(Field.class);
        for (var text : header.texts()) {
            if (names.named(text).orElse(null) instanceof Role.Of(Field field) && field != Field.NOME) {
                var year = names.meaning(text).orElseThrow().year();
                years.computeIfAbsent(field, key -> new HashSet<>()).add(year);
            }
        }
        return years.values().stream().mapToInt(Set::size).sum();
    }

    private static Header candidate(List<RawRow> rows, int first, int last, List<MergedCells> merged) {
        var lower = texts(rows.get(last));
        if (first == last) {
            return new Header(first, last, lower, 0, lower.size());
        }
        var width = Math.max(lower.size(), rows.get(first).cells().size());
        var upper = spread(rows.get(first), merged, width);
        var texts = IntStream.range(0, width)
                .mapToObj(column -> joined(at(upper, column), at(lower, column)))
                .toList();
        return new Header(first, last, texts, 0, width);
    }

    private static String joined(String upper, String lower) {
        if (lower.isEmpty() || upper.isEmpty() || upper.equals(lower)) {
            return lower.isEmpty() ? upper : lower;
        }
        var year = ColumnNames.year(Names.normal(upper));
        var ownYear = ColumnNames.year(Names.normal(lower));
        return year.isPresent() && ownYear.isEmpty() ? lower + " " + year.getAsInt() : lower;
    }

    private static String at(List<String> texts, int column) {
        return column < texts.size() ? texts.get(column) : "";
    }

    /** Only texts head columns, and years, which spreadsheets take for numbers. */
    private static List<String> texts(RawRow row) {
        return row.cells().stream()
                .map(cell -> cell instanceof RawCell.Text || isYear(cell) ? cell.raw() : "")
                .toList();
    }

    private static boolean isYear(RawCell cell) {
        return cell instanceof RawCell.Numeric && ColumnNames.year(cell.raw()).isPresent();
    }

    /** The texts of a row, each over all columns of its merged cells; over those up to the next where none are known. */
    private static List<String> spread(RawRow row, List<MergedCells> merged, int width) {
        var texts = new ArrayList<>(texts(row));
        while (texts.size() < width) {
            texts.add("");
        }
        var across = merged.stream()
                .filter(area -> area.firstRow() == row.number() && area.lastColumn() > area.firstColumn())
                .toList();
        if (!across.isEmpty()) {
            for (var area : across) {
                var text = at(texts, area.firstColumn());
                for (var column = area.firstColumn(); column <= area.lastColumn(); column++) {
                    if (column < width) {
                        texts.set(column, text);
                    }
                }
            }
            return texts;
        }
        var last = "";
        for (var column = 0; column < texts.size(); column++) {
            last = texts.get(column).isEmpty() ? last : texts.get(column);
            texts.set(column, last);
        }
        return texts;
    }

    /** A header cut at columns without header and cells, where the id's header stands again behind them. */
    private static List<Header> beside(Header whole, List<RawRow> rows, ColumnNames names) {
        var cuts = new ArrayList<Integer>();
        var ids = IntStream.range(0, whole.texts().size())
                .filter(column -> names.meaning(whole.texts().get(column))
                        .filter(meaning ->
                                meaning.role() instanceof Role.StudentId && meaning.evidence() == Evidence.NAME)
                        .isPresent())
                .toArray();
        for (var i = 1; i < ids.length; i++) {
            var before = ids[i] - 1;
            var isApart = whole.texts().get(ids[i]).equals(whole.texts().get(ids[0]))
                    && whole.texts().get(before).isEmpty()
                    && rows.subList(whole.last() + 1, rows.size()).stream()
                            .allMatch(row -> row.cell(before) instanceof RawCell.Blank);
            if (isApart) {
                cuts.add(ids[i]);
            }
        }
        cuts.add(Integer.MAX_VALUE);
        var headers = new ArrayList<Header>();
        var from = 0;
        for (var cut : cuts) {
            headers.add(new Header(whole.first(), whole.last(), whole.texts(), from, cut));
            from = cut;
        }
        return headers;
    }
}
