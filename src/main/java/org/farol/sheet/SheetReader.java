package org.farol.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.cell.BirthDates;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;
import org.farol.sheet.raw.RawRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table as records, with the account of every cell. */
final class SheetReader {
    /** Where two rows of one id differ in one of these, they are of two students. */
    private static final List<Field> OF_ONE_STUDENT = List.of(Field.NOME, Field.NASCIMENTO, Field.GENERO);

    private final TableKey table;
    private final SheetLayout layout;
    private final int headerRow;
    private final boolean hidden;
    private final RowReader rowReader;

    private final List<YearlyRecord> records = new ArrayList<>();
    private final List<CellAccount> cells = new ArrayList<>();
    private final List<RowAccount> refusedRows = new ArrayList<>();
    private final Map<Integer, Map<String, YearlyRecord>> seen = new HashMap<>();
    private int rows;
    private int hiddenRows;

    /**
     * A reader of one table.
     *
     * @param data its first data rows
     */
    SheetReader(
            String fileName,
            TableKey table,
            int headerRow,
            boolean hidden,
            SheetLayout layout,
            SheetChoice choice,
            List<RawRow> data,
            KnownStudents students) {
        this.table = table;
        this.headerRow = headerRow;
        this.hidden = hidden;
        this.layout = layout;
        var width = layout.columns().stream()
                .mapToInt(column -> column.index() + 1)
                .max()
                .orElse(0);
        var byIndex = layout.columns().stream().collect(Collectors.toMap(ColumnUse::index, ColumnUse::header));
        var headers = IntStream.range(0, width)
                .mapToObj(column -> byIndex.getOrDefault(column, ""))
                .toList();
        var birthDates = BirthDates.of(birthDateCells(data));
        var habits = SheetHabits.of(data, layout.byYear(), birthDates);
        this.rowReader = new RowReader(
                new CellReader(birthDates, habits.gradeDates(), habits.pointsMoved()),
                habits,
                students,
                choice.cells(),
                headers,
                fileName,
                table.sheet());
    }

    private List<RawCell> birthDateCells(List<RawRow> data) {
        return layout.byYear().values().stream()
                .map(fields -> fields.get(Field.NASCIMENTO))
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(column -> data.stream().map(row -> row.cell(column)))
                .toList();
    }

    /** Reads a row below the header. */
    void read(RawRow row) {
        if (isBlank(row)) {
            return;
        }
        rows++;
        hiddenRows += row.hidden() ? 1 : 0;
        if (layout.header().isRepeatedBy(row)) {
            refuse(row, RowAccount.Reason.HEADER_AGAIN);
            return;
        }
        var id = StudentIds.read(row.cell(layout.idColumn()), layout.idIsRa());
        if (id.isEmpty()) {
            refuse(
                    row,
                    StudentIds.isSummary(row.cell(layout.idColumn()).raw())
                            ? RowAccount.Reason.SUMMARY
                            : RowAccount.Reason.NO_STUDENT_ID);
            return;
        }
        if (layout.byYear().isEmpty()) {
            refuse(row, RowAccount.Reason.NO_YEAR);
            return;
        }
        for (var entry : layout.byYear().entrySet()) {
            var year = entry.getKey() == SheetLayout.YEAR_OF_ROW ? yearOf(row) : OptionalInt.of(entry.getKey());
            if (year.isPresent()) {
                readYear(row, id.get(), year.getAsInt(), entry.getValue());
            } else {
                refuse(row, RowAccount.Reason.NO_YEAR);
            }
        }
    }

    private boolean isBlank(RawRow row) {
        var to = Math.min(layout.header().to(), row.cells().size());
        for (var column = layout.header().from(); column < to; column++) {
            if (!(row.cell(column) instanceof RawCell.Blank)) {
                return false;
            }
        }
        return true;
    }

    private void refuse(RawRow row, RowAccount.Reason reason) {
        refusedRows.add(new RowAccount(row.number(), reason));
    }

    private OptionalInt yearOf(RawRow row) {
        return ColumnNames.year(
                Names.normal(row.cell(layout.yearColumn().orElseThrow()).raw()));
    }

    private void readYear(RawRow row, String id, int year, Map<Field, Integer> columns) {
        var result = rowReader.read(row, id, year, columns);
        if (result.record().isEmpty()) {
            cells.addAll(result.cells());
            // In a wide sheet, a year without a single cell is a year the student was not there.
            if (layout.byYear().size() == 1 || !result.cells().isEmpty()) {
                refuse(row, RowAccount.Reason.NO_READABLE_VALUE);
            }
            return;
        }
        var record = result.record().get();
        var before = seen.computeIfAbsent(year, key -> new HashMap<>()).putIfAbsent(id, record);
        if (before != null) {
            refusedRows.add(new RowAccount(
                    row.number(),
                    again(before, record),
                    OptionalInt.of(before.source().row())));
            return;
        }
        cells.addAll(result.cells());
        records.add(record);
    }

    private static RowAccount.Reason again(YearlyRecord before, YearlyRecord record) {
        if (before.values().equals(record.values())) {
            return RowAccount.Reason.SAME_ROW_AGAIN;
        }
        return OF_ONE_STUDENT.stream()
                        .anyMatch(field -> differ(
                                before.values().get(field), record.values().get(field)))
                ? RowAccount.Reason.TWO_STUDENTS_ONE_ID
                : RowAccount.Reason.DUPLICATE_STUDENT;
    }

    private static boolean differ(@Nullable Value before, @Nullable Value now) {
        return before != null && now != null && !Names.normal(before.toString()).equals(Names.normal(now.toString()));
    }

    /** The table as read so far. */
    ReadSheet result() {
        var checked = records.stream().filter(Identities::indeApplies).toList();
        return new ReadSheet(
                table,
                headerRow,
                layout.shape(),
                hidden,
                hiddenRows,
                Optional.empty(),
                years(),
                rows,
                records,
                cells,
                refusedRows,
                layout.columns(),
                missing(),
                checked.size(),
                (int) checked.stream().filter(Identities::indeHolds).count());
    }

    private List<Integer> years() {
        var years = new TreeSet<>(records.stream().map(YearlyRecord::year).toList());
        if (years.isEmpty()) {
            layout.byYear().keySet().stream()
                    .filter(year -> year != SheetLayout.YEAR_OF_ROW)
                    .forEach(years::add);
        }
        return List.copyOf(years);
    }

    private List<Field> missing() {
        Set<Field> given = new HashSet<>();
        layout.byYear().values().forEach(fields -> given.addAll(fields.keySet()));
        records.forEach(record -> given.addAll(record.values().keySet()));
        return Field.standard().stream().filter(field -> !given.contains(field)).toList();
    }
}
