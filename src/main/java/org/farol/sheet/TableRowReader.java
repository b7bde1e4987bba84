package org.farol.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.farol.pede.Field;
import org.farol.sheet.cell.BirthDates;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;
import org.farol.sheet.raw.RawRow;

/** Reads the rows of one table, each by itself; remembers none. */
final class TableRowReader {
    private final SheetLayout layout;
    private final RowReader rowReader;

    /**
     * What a row gave.
     *
     * @param years in wide sheets several, each with its record if there is one and the account of its cells
     * @param refusals why it gave no record of a year
     */
    record Outcome(List<RowReader.Result> years, List<RowAccount.Reason> refusals) {
        private static Outcome refused(RowAccount.Reason reason) {
            return new Outcome(List.of(), List.of(reason));
        }
    }

    /**
     * A reader of one table.
     *
     * @param data its first data rows, which show how its cells are written
     */
    TableRowReader(
            String fileName,
            TableKey table,
            SheetLayout layout,
            SheetChoice choice,
            List<RawRow> data,
            KnownStudents students) {
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

    /** Reads a row below the header; nothing comes of a blank one. */
    Optional<Outcome> read(RawRow row) {
        return isBlank(row) ? Optional.empty() : Optional.of(outcome(row));
    }

    private Outcome outcome(RawRow row) {
        if (layout.header().isRepeatedBy(row)) {
            return Outcome.refused(RowAccount.Reason.HEADER_AGAIN);
        }
        var id = StudentIds.read(row.cell(layout.idColumn()), layout.idIsRa());
        if (id.isEmpty()) {
            return Outcome.refused(
                    StudentIds.isSummary(row.cell(layout.idColumn()).raw())
                            ? RowAccount.Reason.SUMMARY
                            : RowAccount.Reason.NO_STUDENT_ID);
        }
        if (layout.byYear().isEmpty()) {
            return Outcome.refused(RowAccount.Reason.NO_YEAR);
        }
        var years = new ArrayList<RowReader.Result>();
        var refusals = new ArrayList<RowAccount.Reason>();
        for (var entry : layout.byYear().entrySet()) {
            var year = entry.getKey() == SheetLayout.YEAR_OF_ROW ? yearOf(row) : OptionalInt.of(entry.getKey());
            if (year.isEmpty()) {
                refusals.add(RowAccount.Reason.NO_YEAR);
                continue;
            }
            var result = rowReader.read(row, id.get(), year.getAsInt(), entry.getValue());
            years.add(result);
            // In a wide sheet, a year without a single cell is a year the student was not there.
            if (result.record().isEmpty()
                    && (layout.byYear().size() == 1 || !result.cells().isEmpty())) {
                refusals.add(RowAccount.Reason.NO_READABLE_VALUE);
            }
        }
        return new Outcome(years, refusals);
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

    private OptionalInt yearOf(RawRow row) {
        return ColumnNames.year(
                Names.normal(row.cell(layout.yearColumn().orElseThrow()).raw()));
    }
}
