package org.farol.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.farol.pede.Field;
import org.farol.sheet.ColumnNames.Meaning;
import org.farol.sheet.ColumnNames.Role;

/**
 * What the columns of one sheet are.
 *
 * @param headerIndex index of the header among the table's rows
 * @param idColumn the column of student ids
 * @param idIsRa whether that column is headed as one of ids, rather than of names
 * @param yearColumn the column that tells each row's year, in sheets with a row a student and year
 * @param byYear for each year of the sheet, the column that each field is read from; empty if nothing tells the year
 */
record SheetLayout(
        int headerIndex,
        int idColumn,
        boolean idIsRa,
        OptionalInt yearColumn,
        Map<Integer, Map<Field, Integer>> byYear,
        List<ColumnUse> columns) {
    /** Under this key of {@code byYear} stand the fields of sheets whose rows tell their year. */
    static final int YEAR_OF_ROW = 0;

    private static final int MOST_ROWS_ABOVE_HEADER = 60;
    private static final int FEWEST_INDICATORS_OF_A_YEAR = 3;
    private static final Set<Field> INDICATORS =
            Set.of(Field.IAN, Field.IDA, Field.IEG, Field.IAA, Field.IPS, Field.IPP, Field.IPV);
    /** What is so in every year, where a sheet of several years says it once. */
    private static final Set<Field> LASTING = Set.of(Field.GENERO, Field.NASCIMENTO, Field.ANO_INGRESSO, Field.NOME);

    /** One column under a header. */
    private record Column(int index, String header, Optional<Meaning> meaning, int filled) {
        boolean isField() {
            return meaning.map(Meaning::role).orElse(null) instanceof Role.Of;
        }

        boolean isName() {
            return isField() && field() == Field.NOME;
        }

        Field field() {
            return ((Role.Of) meaning.orElseThrow().role()).field();
        }

        OptionalInt year() {
            return meaning.map(Meaning::year).orElseGet(OptionalInt::empty);
        }

        boolean certain() {
            return meaning.map(Meaning::certain).orElse(false);
        }

        boolean plays(Class<? extends Role> role) {
            return meaning.map(Meaning::role).filter(role::isInstance).isPresent();
        }
    }

    /** Finds the header of a table and what its columns are; empty when there is no header to recognise. */
    static Optional<SheetLayout> of(RawTable table, ColumnNames names, String fileName) {
        var header = headerIndex(table, names);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        var columns = columns(table, header.getAsInt(), names);
        var id = idColumn(table, header.getAsInt(), columns);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var yearColumn = columns.stream()
                .filter(column -> column.plays(Role.Year.class) && column.filled() > 0)
                .mapToInt(Column::index)
                .findFirst();
        var years =
                yearColumn.isPresent() ? new TreeSet<>(Set.of(YEAR_OF_ROW)) : years(columns, table.name(), fileName);
        var byYear = new TreeMap<Integer, Map<Field, Integer>>();
        for (var year : years) {
            byYear.put(year, fieldsOf(year, columns, id.get(), isWide(columns)));
        }
        if (!years.isEmpty() && byYear.values().stream().allMatch(Map::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new SheetLayout(
                header.getAsInt(),
                id.get().index(),
                id.get().plays(Role.StudentId.class),
                yearColumn,
                byYear,
                uses(columns, id.get(), yearColumn, byYear)));
    }

    /** The row with the most known headers, if they are an id and at least one field. */
    private static OptionalInt headerIndex(RawTable table, ColumnNames names) {
        var best = OptionalInt.empty();
        var most = 1;
        for (var i = 0; i < Math.min(table.rows().size(), MOST_ROWS_ABOVE_HEADER); i++) {
            var roles = new HashSet<Role>();
            for (var cell : table.rows().get(i).cells()) {
                if (cell instanceof RawCell.Text(String header)) {
                    names.meaning(header).map(Meaning::role).ifPresent(roles::add);
                }
            }
            var identifies = roles.contains(new Role.StudentId()) || roles.contains(new Role.Of(Field.NOME));
            if (identifies && roles.size() > most) {
                most = roles.size();
                best = OptionalInt.of(i);
            }
        }
        return best;
    }

    private static List<Column> columns(RawTable table, int headerIndex, ColumnNames names) {
        var filled = new HashMap<Integer, Integer>();
        for (var row : table.rows().subList(headerIndex + 1, table.rows().size())) {
            for (var j = 0; j < row.cells().size(); j++) {
                if (!(row.cell(j) instanceof RawCell.Blank)) {
                    filled.merge(j, 1, Integer::sum);
                }
            }
        }
        var columns = new ArrayList<Column>();
        var header = table.rows().get(headerIndex);
        var width = Math.max(
                header.cells().size(),
                filled.keySet().stream().mapToInt(j -> j + 1).max().orElse(0));
        for (var j = 0; j < width; j++) {
            var text = header.cell(j).raw();
            columns.add(new Column(
                    j, text, text.isEmpty() ? Optional.empty() : names.meaning(text), filled.getOrDefault(j, 0)));
        }
        return columns;
    }

    /** The certain id column, else an uncertain one whose cells look like ids, else the one of names. */
    private static Optional<Column> idColumn(RawTable table, int headerIndex, List<Column> columns) {
        var candidates = columns.stream()
                .filter(column -> column.filled() > 0)
                .filter(column -> column.plays(Role.StudentId.class) || column.isName())
                .sorted(Comparator.comparing((Column column) -> !column.plays(Role.StudentId.class))
                        .thenComparing(column -> !column.certain())
                        .thenComparingDouble(column -> -idShare(table, headerIndex, column)))
                .toList();
        return candidates.stream().findFirst();
    }

    private static double idShare(RawTable table, int headerIndex, Column column) {
        return (double) table.rows().subList(headerIndex + 1, table.rows().size()).stream()
                        .filter(row ->
                                StudentIds.looksLikeOne(row.cell(column.index()).raw()))
                        .count()
                / column.filled();
    }

    /** A sheet is wide when its indicators stand under headers that all tell their year, of several years. */
    private static boolean isWide(List<Column> columns) {
        var untagged = columns.stream()
                .filter(column -> column.isField() && column.filled() > 0)
                .filter(column ->
                        INDICATORS.contains(column.field()) && column.year().isEmpty())
                .count();
        return untagged == 0 && yearsWithIndicators(columns).size() > 1;
    }

    private static Set<Integer> yearsWithIndicators(List<Column> columns) {
        var indicators = new TreeMap<Integer, Set<Field>>();
        for (var column : columns) {
            if (column.isField()
                    && column.filled() > 0
                    && column.year().isPresent()
                    && INDICATORS.contains(column.field())) {
                indicators
                        .computeIfAbsent(column.year().getAsInt(), year -> new HashSet<>())
                        .add(column.field());
            }
        }
        indicators.values().removeIf(fields -> fields.size() < FEWEST_INDICATORS_OF_A_YEAR);
        return indicators.keySet();
    }

    /** The years a sheet has records of: those of its columns if it is wide, else one. */
    private static Set<Integer> years(List<Column> columns, String sheetName, String fileName) {
        if (isWide(columns)) {
            return yearsWithIndicators(columns);
        }
        var year = ColumnNames.year(Names.normal(sheetName));
        if (year.isEmpty()) {
            year = columns.stream()
                    .filter(column -> column.isField() && column.filled() > 0)
                    .flatMapToInt(column -> column.year().stream())
                    .max();
        }
        if (year.isEmpty()) {
            year = ColumnNames.year(Names.normal(fileName.replaceFirst("\\.[^.]*$", "")));
        }
        return year.isPresent() ? Set.of(year.getAsInt()) : Set.of();
    }

    /** The best column of each field for a year: its own year's before one of no year, then certain, then fullest. */
    private static Map<Field, Integer> fieldsOf(int year, List<Column> columns, Column id, boolean wide) {
        var best = new TreeMap<Field, Column>();
        var order = Comparator.comparing((Column column) -> column.year().isPresent())
                .thenComparing(Column::certain)
                .thenComparingInt(Column::filled)
                .thenComparingInt(column -> -column.index());
        for (var column : columns) {
            var usable = column.isField()
                    && column.filled() > 0
                    && column.index() != id.index()
                    && (column.year().isPresent()
                            ? column.year().getAsInt() == year || year == YEAR_OF_ROW
                            : !wide || LASTING.contains(column.field()));
            if (usable) {
                best.merge(column.field(), column, (a, b) -> order.compare(a, b) >= 0 ? a : b);
            }
        }
        var fields = new TreeMap<Field, Integer>();
        best.forEach((field, column) -> fields.put(field, column.index()));
        return fields;
    }

    private static List<ColumnUse> uses(
            List<Column> columns, Column id, OptionalInt yearColumn, Map<Integer, Map<Field, Integer>> byYear) {
        return columns.stream()
                .filter(column -> !column.header().isEmpty() || column.filled() > 0)
                .map(column -> new ColumnUse(
                        column.index(),
                        column.header(),
                        column.isField() && column.index() != id.index()
                                ? Optional.of(column.field())
                                : Optional.empty(),
                        column.year(),
                        use(column, id, yearColumn, byYear)))
                .toList();
    }

    private static ColumnUse.Use use(
            Column column, Column id, OptionalInt yearColumn, Map<Integer, Map<Field, Integer>> byYear) {
        if (column.index() == id.index()) {
            return ColumnUse.Use.STUDENT_ID;
        }
        if (column.filled() == 0) {
            return ColumnUse.Use.EMPTY;
        }
        var isRead = yearColumn.equals(OptionalInt.of(column.index()))
                || byYear.values().stream().anyMatch(fields -> fields.containsValue(column.index()));
        if (isRead) {
            return ColumnUse.Use.READ;
        }
        if (!column.isField()) {
            return ColumnUse.Use.UNKNOWN;
        }
        return column.year().isPresent() && !byYear.containsKey(column.year().getAsInt())
                ? ColumnUse.Use.OTHER_YEAR
                : ColumnUse.Use.DUPLICATE;
    }
}
