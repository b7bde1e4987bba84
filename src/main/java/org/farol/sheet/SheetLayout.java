package org.farol.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.farol.pede.Field;
import org.farol.pede.IndeFormula;
import org.farol.sheet.cell.BirthDates;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.cell.DateOrder;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;
import org.farol.sheet.raw.RawRow;

/**
 * What the columns of one table are.
 *
 * @param idColumn the column of student ids
 * @param idIsRa whether that column is one of ids, rather than of names
 * @param yearColumn the column that tells each row's year, in sheets with a row a student and year
 * @param byYear for each year of the table, the column that each field is read from; empty if nothing tells the year
 */
record SheetLayout(
        Header header,
        Shape shape,
        int idColumn,
        boolean idIsRa,
        OptionalInt yearColumn,
        Map<Integer, Map<Field, Integer>> byYear,
        List<ColumnUse> columns) {
    /** Under this key of {@code byYear} stand the fields of sheets whose rows tell their year. */
    static final int YEAR_OF_ROW = 0;

    private static final int FEWEST_INDICATORS_OF_A_YEAR = 3;
    private static final int ROWS_TO_JUDGE = 120;
    private static final double BORNE_OUT = 0.5;
    /** The kind, in {@code columns.txt}, of headers such as "Pedra anterior". */
    private static final String SUMS_AND_OTHER_TIMES = "RESUMO";

    /** What is so in every year, where a sheet of several years says it once. */
    private static final Set<Field> LASTING = Set.of(Field.GENERO, Field.NASCIMENTO, Field.ANO_INGRESSO, Field.NOME);

    /** One column with the role found for it. */
    private record Column(ColumnFacts facts, Role role, Evidence evidence) {
        int index() {
            return facts.index();
        }

        int filled() {
            return facts.filled();
        }

        OptionalInt year() {
            return facts.year();
        }

        Optional<Field> field() {
            return role instanceof Role.Of(Field field) ? Optional.of(field) : Optional.empty();
        }

        boolean isUnknown() {
            return role instanceof Role.Unknown && evidence != Evidence.PERSON && filled() > 0;
        }

        /** A word of a header may set aside what the cells show to be a field; not so what it says is of another time. */
        boolean mayBeGuessed() {
            var isAsideByName = role instanceof Role.Aside(String kind) && !kind.equals(SUMS_AND_OTHER_TIMES);
            return isUnknown() || (isAsideByName && evidence != Evidence.PERSON && filled() > 0);
        }

        boolean isIndicator() {
            return filled() > 0
                    && field().filter(IndeFormula.indicators()::contains).isPresent();
        }

        /** Of two columns of one field: one that a person chose, that tells its year, the better proved, fuller, first. */
        boolean isSurerThan(Column other) {
            if ((evidence == Evidence.PERSON) != (other.evidence == Evidence.PERSON)) {
                return evidence == Evidence.PERSON;
            }
            if (year().isPresent() != other.year().isPresent()) {
                return year().isPresent();
            }
            if (evidence != other.evidence) {
                return evidence.compareTo(other.evidence) > 0;
            }
            return filled() == other.filled() ? index() < other.index() : filled() > other.filled();
        }

        Column as(Role found, Evidence by) {
            return new Column(facts, found, by);
        }
    }

    /** Finds out what the columns of a table are; empty where no column tells one student from another. */
    static Optional<SheetLayout> of(
            Header header,
            List<RawRow> above,
            List<RawRow> data,
            String sheetName,
            String fileName,
            ColumnNames names,
            Choices choices,
            TableKey table) {
        return new Finder(header, data, names).layout(above, sheetName, fileName, choices, table);
    }

    private static final class Finder {
        private final Header header;
        private final CellReader reader = new CellReader(new BirthDates(false), DateOrder.MONTH_FIRST, false);
        private final ContentRoles content = new ContentRoles(reader);
        private final List<Column> columns = new ArrayList<>();

        Finder(Header header, List<RawRow> data, ColumnNames names) {
            this.header = header;
            var width = header.texts().size();
            for (var row : data) {
                width = Math.max(width, row.cells().size());
            }
            var filled = new int[width];
            for (var row : data) {
                for (var j = header.from();
                        j < Math.min(header.to(), row.cells().size());
                        j++) {
                    filled[j] += row.cell(j) instanceof RawCell.Blank ? 0 : 1;
                }
            }
            var judged = data.subList(0, Math.min(data.size(), ROWS_TO_JUDGE));
            for (var j = header.from(); j < Math.min(header.to(), width); j++) {
                var column = j;
                var text = j < header.texts().size() ? header.texts().get(j) : "";
                var facts = new ColumnFacts(
                        j,
                        text,
                        text.isEmpty() ? Optional.empty() : names.meaning(text),
                        judged.stream().map(row -> row.cell(column)).toList(),
                        filled[j]);
                columns.add(named(facts));
            }
        }

        /** The role that the header tells, if the cells bear out what it tells in part. */
        private Column named(ColumnFacts facts) {
            if (facts.meaning().isEmpty()) {
                return new Column(facts, new Role.Unknown(), Evidence.NONE);
            }
            var meaning = facts.meaning().get();
            var isWhole = meaning.evidence() == Evidence.NAME || facts.filled() == 0;
            var isBorneOut = meaning.role() instanceof Role.StudentId
                    ? content.holdsIds(facts)
                    : facts.readable(meaning.role(), reader) >= BORNE_OUT;
            return isWhole || isBorneOut
                    ? new Column(facts, meaning.role(), meaning.evidence())
                    : new Column(facts, new Role.Unknown(), Evidence.NONE);
        }

        Optional<SheetLayout> layout(
                List<RawRow> above, String sheetName, String fileName, Choices choices, TableKey table) {
            var shape = Shape.of(
                    columns.stream().map(column -> column.facts().header()).toList());
            var choice = choices.of(table, shape);
            columns.replaceAll(column -> {
                var chosen = choice.roles().get(column.index());
                return chosen == null ? column : column.as(chosen, Evidence.PERSON);
            });
            var id = idColumn();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            var yearColumn = yearColumn(id.get());
            guessFields(yearColumn);
            var wide = isWide();
            var years = yearColumn.isPresent()
                    ? Set.of(YEAR_OF_ROW)
                    : wide ? yearsWithIndicators() : year(choice, above, sheetName, fileName);
            var byYear = new TreeMap<Integer, Map<Field, Integer>>();
            for (var year : years) {
                byYear.put(year, fieldsOf(year, id.get(), wide));
            }
            var holdsFields = columns.stream()
                    .anyMatch(column -> column.field().isPresent()
                            && column.index() != id.get().index());
            return holdsFields
                    ? Optional.of(new SheetLayout(
                            header,
                            shape,
                            id.get().index(),
                            id.get().role() instanceof Role.StudentId,
                            yearColumn,
                            byYear,
                            uses(id.get(), yearColumn, byYear)))
                    : Optional.empty();
        }

        /** The column of ids by name, else by its cells, else the one of names. */
        private Optional<Column> idColumn() {
            if (columns.stream().noneMatch(column -> column.role() instanceof Role.StudentId && column.filled() > 0)) {
                IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).isUnknown()
                                && content.holdsIds(columns.get(i).facts()))
                        .findFirst()
                        .ifPresent(i -> columns.set(i, columns.get(i).as(new Role.StudentId(), Evidence.CONTENT)));
            }
            return columns.stream()
                    .filter(column -> column.filled() > 0)
                    .filter(column -> column.role() instanceof Role.StudentId
                            || column.role().isOf(Field.NOME))
                    .min((a, b) -> Integer.compare(doubts(a), doubts(b)));
        }

        /** How little speaks for a column of ids: above all that it is headed as names, least that its header is cut. */
        private int doubts(Column column) {
            return (column.role() instanceof Role.StudentId ? 0 : 8)
                    + (column.evidence() == Evidence.PERSON ? 0 : 4)
                    + (content.holdsIds(column.facts()) ? 0 : 2)
                    + (column.evidence() == Evidence.NAME ? 0 : 1);
        }

        private OptionalInt yearColumn(Column id) {
            return columns.stream()
                    .filter(column -> column.role() instanceof Role.YearOfRow && column.filled() > 0)
                    .filter(column -> column.index() != id.index())
                    .filter(column -> column.evidence() == Evidence.PERSON
                            || column.facts().readable(column.role(), reader) >= BORNE_OUT)
                    .mapToInt(Column::index)
                    .findFirst();
        }

        /** Gives unknown columns the fields that their cells show, year by year in wide sheets. */
        private void guessFields(OptionalInt yearColumn) {
            if (columns.stream().noneMatch(Column::mayBeGuessed)) {
                return;
            }
            var scopes = new HashSet<OptionalInt>();
            columns.stream().filter(Column::mayBeGuessed).forEach(column -> scopes.add(column.year()));
            for (var scope : scopes) {
                guessByContent(scope, yearColumn);
                guessByIdentity(scope);
            }
        }

        private void guessByContent(OptionalInt scope, OptionalInt yearColumn) {
            var known = known(scope);
            for (var i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                if (column.mayBeGuessed() && column.year().equals(scope) && yearColumn.orElse(-1) != column.index()) {
                    var field = content.of(column.facts(), known);
                    if (field.isPresent()) {
                        columns.set(i, column.as(new Role.Of(field.get()), Evidence.CONTENT));
                        known.put(field.get(), column.facts());
                    }
                }
            }
        }

        private void guessByIdentity(OptionalInt scope) {
            var known = new EnumMap<Field, ColumnFacts>(Field.class);
            known(scope).forEach((field, facts) -> {
                if (field.kind() == Field.Kind.GRADE) {
                    known.put(field, facts);
                }
            });
            var unknown = columns.stream()
                    .filter(column -> column.isUnknown() && column.year().equals(scope))
                    .map(Column::facts)
                    .toList();
            new IndeColumns(reader, known, unknown)
                    .find()
                    .forEach((field, facts) ->
                            columns.replaceAll(column -> column.facts().equals(facts)
                                    ? column.as(new Role.Of(field), Evidence.INDE_IDENTITY)
                                    : column));
        }

        private Map<Field, ColumnFacts> known(OptionalInt scope) {
            var known = new EnumMap<Field, ColumnFacts>(Field.class);
            columns.stream()
                    .filter(column -> column.filled() > 0)
                    .filter(column ->
                            column.year().equals(scope) || column.year().isEmpty() || scope.isEmpty())
                    .sorted((a, b) ->
                            Boolean.compare(a.year().equals(scope), b.year().equals(scope)))
                    .forEach(column -> column.field().ifPresent(field -> known.put(field, column.facts())));
            return known;
        }

        /** A sheet is wide when its indicators stand under headers that all tell their year, of several years. */
        private boolean isWide() {
            var untagged = columns.stream()
                    .filter(column -> column.isIndicator() && column.year().isEmpty())
                    .count();
            return untagged == 0 && yearsWithIndicators().size() > 1;
        }

        private Set<Integer> yearsWithIndicators() {
            var indicators = new TreeMap<Integer, Set<Field>>();
            for (var column : columns) {
                if (column.isIndicator() && column.year().isPresent()) {
                    indicators
                            .computeIfAbsent(column.year().getAsInt(), year -> new HashSet<>())
                            .add(column.field().orElseThrow());
                }
            }
            indicators.values().removeIf(fields -> fields.size() < FEWEST_INDICATORS_OF_A_YEAR);
            return indicators.keySet();
        }

        /** The year of a sheet of one year: as decided, by its name, its title, its columns, its file, its ages. */
        private Set<Integer> year(SheetChoice choice, List<RawRow> above, String sheetName, String fileName) {
            if (choice.year().isPresent()) {
                return Set.of(choice.year().getAsInt());
            }
            var year = ColumnNames.year(Names.normal(sheetName));
            if (year.isEmpty()) {
                year = yearOfTitle(above);
            }
            if (year.isEmpty()) {
                year = columns.stream()
                        .filter(column -> column.field().isPresent() && column.filled() > 0)
                        .flatMapToInt(column -> column.year().stream())
                        .max();
            }
            if (year.isEmpty()) {
                year = ColumnNames.year(Names.normal(fileName.replaceFirst("\\.[^.]*$", "")));
            }
            if (year.isEmpty()) {
                year = yearOfAges();
            }
            return year.isPresent() ? Set.of(year.getAsInt()) : Set.of();
        }

        /** The one year that the rows above the header name, dates aside. */
        private static OptionalInt yearOfTitle(List<RawRow> above) {
            var years = new TreeSet<Integer>();
            for (var row : above) {
                for (var cell : row.cells()) {
                    if (cell instanceof RawCell.Text(String title) && !title.matches(".*[0-9]/[0-9].*")) {
                        ColumnNames.year(Names.normal(title)).ifPresent(years::add);
                    }
                }
            }
            return years.size() == 1 ? OptionalInt.of(years.first()) : OptionalInt.empty();
        }

        private OptionalInt yearOfAges() {
            var known = known(OptionalInt.empty());
            var birth = Optional.ofNullable(known.get(Field.NASCIMENTO));
            var age = Optional.ofNullable(known.get(Field.IDADE));
            return birth.isPresent() && age.isPresent()
                    ? content.yearOfAges(birth.get(), age.get())
                    : OptionalInt.empty();
        }

        /** The best column of each field for a year: its own year's before one of no year, the surest, the fullest. */
        private Map<Field, Integer> fieldsOf(int year, Column id, boolean wide) {
            var best = new TreeMap<Field, Column>();
            for (var column : columns) {
                var usable = column.field().isPresent()
                        && column.filled() > 0
                        && column.index() != id.index()
                        && (column.year().isPresent()
                                ? column.year().getAsInt() == year
                                        || year == YEAR_OF_ROW
                                        || (column.evidence() == Evidence.PERSON && !wide)
                                : !wide || LASTING.contains(column.field().get()));
                if (usable) {
                    best.merge(column.field().get(), column, (a, b) -> a.isSurerThan(b) ? a : b);
                }
            }
            var fields = new TreeMap<Field, Integer>();
            best.forEach((field, column) -> fields.put(field, column.index()));
            return fields;
        }

        private List<ColumnUse> uses(Column id, OptionalInt yearColumn, Map<Integer, Map<Field, Integer>> byYear) {
            return IntStream.range(0, columns.size())
                    .mapToObj(columns::get)
                    .filter(column -> !column.facts().header().isEmpty() || column.filled() > 0)
                    .map(column -> new ColumnUse(
                            column.index(),
                            column.facts().header(),
                            column.role(),
                            column.year(),
                            use(column, id, yearColumn, byYear),
                            column.evidence(),
                            column.facts().readable(column.role(), reader),
                            column.facts().samples()))
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
            if (column.role() instanceof Role.Unknown || column.role() instanceof Role.Aside) {
                return column.role() instanceof Role.Unknown ? ColumnUse.Use.UNKNOWN : ColumnUse.Use.ASIDE;
            }
            var isOfOtherYear = column.year().isPresent()
                    && !byYear.isEmpty()
                    && !byYear.containsKey(column.year().getAsInt());
            return isOfOtherYear ? ColumnUse.Use.OTHER_YEAR : ColumnUse.Use.DUPLICATE;
        }
    }
}
