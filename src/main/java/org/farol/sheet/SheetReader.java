package org.farol.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.Source;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;

/** Reads one table as records, with the account of every cell. */
final class SheetReader {
    private static final int ROWS_BETWEEN_REPORTS = 500;

    private final String fileName;
    private final RawTable table;
    private final SheetLayout layout;
    private final RowReader rowReader;
    private final List<String> headers;

    private final List<YearlyRecord> records = new ArrayList<>();
    private final List<CellAccount> cells = new ArrayList<>();
    private final List<RowAccount> refusedRows = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SheetReader(String fileName, RawTable table, SheetLayout layout, TextFields textFields) {
        this.fileName = fileName;
        this.table = table;
        this.layout = layout;
        var header = table.rows().get(layout.headerIndex());
        var width = layout.columns().stream()
                .mapToInt(column -> column.index() + 1)
                .max()
                .orElse(0);
        this.headers =
                IntStream.range(0, width).mapToObj(j -> header.cell(j).raw()).toList();
        this.rowReader = new RowReader(textFields, BirthDates.of(birthDateCells()));
    }

    /** Reads {@code table}; one without a header that can be recognised gives no records but keeps its rows. */
    static ReadSheet read(
            String fileName, RawTable table, ColumnNames names, TextFields textFields, Progress progress) {
        var raw = table.rows().stream().map(RawTable.Row::raw).toList();
        return SheetLayout.of(table, names, fileName)
                .map(layout -> new SheetReader(fileName, table, layout, textFields).read(raw, progress))
                .orElseGet(() -> new ReadSheet(
                        table.name(),
                        List.of(),
                        raw.size(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Field.standard(),
                        raw,
                        0,
                        0));
    }

    private ReadSheet read(List<RawRow> raw, Progress progress) {
        var rows = dataRows();
        for (var i = 0; i < rows.size(); i++) {
            if (i % ROWS_BETWEEN_REPORTS == 0) {
                progress.checkCancelled();
                progress.report((double) i / rows.size());
            }
            readRow(rows.get(i));
        }
        var checked = records.stream().filter(Identities::indeApplies).toList();
        return new ReadSheet(
                table.name(),
                List.copyOf(
                        new TreeSet<>(records.stream().map(YearlyRecord::year).toList())),
                rows.size(),
                records,
                cells,
                refusedRows,
                layout.columns(),
                missing(),
                raw,
                checked.size(),
                (int) checked.stream().filter(Identities::indeHolds).count());
    }

    private List<RawTable.Row> dataRows() {
        return table.rows().subList(layout.headerIndex() + 1, table.rows().size());
    }

    private List<RawCell> birthDateCells() {
        return layout.byYear().values().stream()
                .map(fields -> fields.get(Field.NASCIMENTO))
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(column -> dataRows().stream().map(row -> row.cell(column)))
                .toList();
    }

    private List<Field> missing() {
        var given = new HashSet<Field>();
        layout.byYear().values().forEach(fields -> given.addAll(fields.keySet()));
        records.forEach(record -> given.addAll(record.values().keySet()));
        return Field.standard().stream().filter(field -> !given.contains(field)).toList();
    }

    private void readRow(RawTable.Row row) {
        var id = StudentIds.read(row.cell(layout.idColumn()), layout.idIsRa());
        if (id.isEmpty()) {
            refusedRows.add(new RowAccount(row.number(), RowAccount.Reason.NO_STUDENT_ID));
            return;
        }
        if (layout.byYear().isEmpty()) {
            refusedRows.add(new RowAccount(row.number(), RowAccount.Reason.NO_YEAR));
            return;
        }
        for (var entry : layout.byYear().entrySet()) {
            var year = entry.getKey() == SheetLayout.YEAR_OF_ROW ? yearOf(row) : OptionalInt.of(entry.getKey());
            if (year.isPresent()) {
                readYear(row, id.get(), year.getAsInt(), entry.getValue());
            } else {
                refusedRows.add(new RowAccount(row.number(), RowAccount.Reason.NO_YEAR));
            }
        }
    }

    private OptionalInt yearOf(RawTable.Row row) {
        return ColumnNames.year(
                Names.normal(row.cell(layout.yearColumn().orElseThrow()).raw()));
    }

    private void readYear(RawTable.Row row, String id, int year, Map<Field, Integer> columns) {
        var result = rowReader.read(row, id, year, columns, headers, new Source(fileName, table.name(), row.number()));
        cells.addAll(result.cells());
        Optional<RowAccount.Reason> refusal = Optional.empty();
        if (result.record().isEmpty()) {
            // In a wide sheet, a year without a single cell is a year the student was not there.
            var wasThere = layout.byYear().size() == 1 || !result.cells().isEmpty();
            refusal = wasThere ? Optional.of(RowAccount.Reason.NO_READABLE_VALUE) : Optional.empty();
        } else if (!seen.add(id + "\n" + year)) {
            refusal = Optional.of(RowAccount.Reason.DUPLICATE_STUDENT);
        } else {
            records.add(result.record().get());
        }
        refusal.ifPresent(reason -> refusedRows.add(new RowAccount(row.number(), reason)));
    }
}
