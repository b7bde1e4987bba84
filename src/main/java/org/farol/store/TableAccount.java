package org.farol.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.AbstractList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.CellAccount;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.Evidence;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Role;
import org.farol.sheet.RowAccount;
import org.farol.sheet.Shape;
import org.farol.sheet.TableKey;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The account of a table as it is stored: zipped JSON with names that outlive changes of the code. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TableAccount(
        String sheet,
        int number,
        int headerRow,
        List<String> shape,
        boolean hidden,
        int hiddenRows,
        @Nullable String leftOut,
        List<Integer> years,
        int rows,
        List<Column> columns,
        List<Row> refusedRows,
        List<Cell> cells,
        List<String> missing,
        int indeChecked,
        int indeConfirmed) {
    private static final JsonMapper JSON = JsonMapper.shared();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Column(
            int index,
            String header,
            String role,
            @Nullable Integer year,
            String use,
            String evidence,
            double readable,
            List<String> samples) {
        Column withoutSamples() {
            return new Column(index, header, role, year, use, evidence, readable, List.of());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Row(int row, String reason, @Nullable Integer otherRow) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Cell(
            int row,
            String column,
            int year,
            String field,
            String raw,
            @Nullable String value,
            String rule,
            String proof,
            List<String> possible) {}

    TableAccount {
        shape = orNone(shape);
        years = orNone(years);
        columns = orNone(columns);
        refusedRows = orNone(refusedRows);
        cells = orNone(cells);
        missing = orNone(missing);
    }

    /** Jackson leaves out empty lists and gives null for them. */
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static void write(ReadSheet sheet, OutputStream out) throws IOException {
        try (var zipped = new GZIPOutputStream(out)) {
            JSON.writeValue(zipped, of(sheet));
        }
    }

    /** The table without its records, which the store has. */
    static ReadSheet read(InputStream in) throws IOException {
        try (var unzipped = new GZIPInputStream(in)) {
            return JSON.readValue(unzipped, TableAccount.class).toSheet();
        }
    }

    /** Whether a row of a sheet is one that is to be erased. */
    @FunctionalInterface
    interface ErasedRow {
        boolean is(String sheet, int row);
    }

    /** Writes an account again without the cells of some rows, nor of rows refused because they repeat one. */
    static void rewriteWithout(InputStream in, ErasedRow erased, OutputStream out) throws IOException {
        try (var unzipped = new GZIPInputStream(in);
                var zipped = new GZIPOutputStream(out)) {
            JSON.writeValue(zipped, JSON.readValue(unzipped, TableAccount.class).without(erased));
        }
    }

    private TableAccount without(ErasedRow erased) {
        var rows = new HashSet<Integer>();
        for (var row : refusedRows) {
            if (row.otherRow() != null && erased.is(sheet, row.otherRow())) {
                rows.add(row.row());
            }
        }
        return new TableAccount(
                sheet,
                number,
                headerRow,
                shape,
                hidden,
                hiddenRows,
                leftOut,
                years,
                this.rows,
                // The samples of a column may be of any row.
                columns.stream().map(Column::withoutSamples).toList(),
                refusedRows,
                cells.stream()
                        .filter(cell -> !erased.is(sheet, cell.row()) && !rows.contains(cell.row()))
                        .toList(),
                missing,
                indeChecked,
                indeConfirmed);
    }

    private static TableAccount of(ReadSheet sheet) {
        return new TableAccount(
                sheet.sheet(),
                sheet.table().number(),
                sheet.headerRow(),
                sheet.shape().headers(),
                sheet.hidden(),
                sheet.hiddenRows(),
                sheet.leftOut().map(Enum::name).orElse(null),
                sheet.years(),
                sheet.rows(),
                seen(sheet.columns(), TableAccount::column),
                seen(
                        sheet.refusedRows(),
                        row -> new Row(
                                row.row(),
                                row.reason().name(),
                                row.otherRow().isPresent() ? row.otherRow().getAsInt() : null)),
                seen(sheet.cells(), TableAccount::cell),
                seen(sheet.missing(), Field::name),
                sheet.indeChecked(),
                sheet.indeConfirmed());
    }

    private static Column column(ColumnUse column) {
        return new Column(
                column.index(),
                column.header(),
                column.role().key(),
                column.year().isPresent() ? column.year().getAsInt() : null,
                column.use().name(),
                column.evidence().name(),
                column.readable(),
                column.samples());
    }

    private static Cell cell(CellAccount cell) {
        return new Cell(
                cell.row(),
                cell.column(),
                cell.year(),
                cell.field().name(),
                cell.raw(),
                cell.value().map(Value::toString).orElse(null),
                cell.rule().name(),
                cell.proof().name(),
                seen(cell.possible(), Value::toString));
    }

    /** A list seen through a function, made item by item while it is written: there may be a million of them. */
    private static <T, R> List<R> seen(List<T> list, Function<T, R> as) {
        return new AbstractList<>() {
            @Override
            public R get(int index) {
                return as.apply(list.get(index));
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }

    private ReadSheet toSheet() {
        return new ReadSheet(
                new TableKey(sheet, number),
                headerRow,
                new Shape(shape),
                hidden,
                hiddenRows,
                Optional.ofNullable(leftOut).map(ReadSheet.LeftOut::valueOf),
                years,
                rows,
                List.of(),
                cells.stream().map(TableAccount::cell).toList(),
                refusedRows.stream()
                        .map(row -> new RowAccount(
                                row.row(), RowAccount.Reason.valueOf(row.reason()), optional(row.otherRow())))
                        .toList(),
                columns.stream().map(TableAccount::column).toList(),
                missing.stream().map(Field::valueOf).toList(),
                indeChecked,
                indeConfirmed);
    }

    private static ColumnUse column(Column column) {
        return new ColumnUse(
                column.index(),
                orEmpty(column.header()),
                Role.of(column.role()),
                optional(column.year()),
                ColumnUse.Use.valueOf(column.use()),
                Evidence.valueOf(column.evidence()),
                column.readable(),
                orNone(column.samples()));
    }

    private static CellAccount cell(Cell cell) {
        var field = Field.valueOf(cell.field());
        return new CellAccount(
                cell.row(),
                orEmpty(cell.column()),
                cell.year(),
                field,
                orEmpty(cell.raw()),
                Optional.ofNullable(cell.value()).map(value -> value(field, value)),
                Rule.valueOf(cell.rule()),
                Proof.valueOf(cell.proof()),
                orNone(cell.possible()).stream()
                        .map(value -> value(field, value))
                        .toList());
    }

    private static Value value(Field field, String text) {
        return field.kind() == Field.Kind.TEXT ? Value.of(text) : Value.of(Double.parseDouble(text));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
