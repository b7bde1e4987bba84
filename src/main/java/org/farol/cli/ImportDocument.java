package org.farol.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.farol.app.ImportSummary;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.CellAccount;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Role;
import org.jspecify.annotations.Nullable;

/** The JSON document of {@code import}. */
record ImportDocument(
        List<FileDocument> files,
        @JsonProperty("new") int added,
        int updated,
        int unchanged,
        int linked,
        int linksOffered) {
    record FileDocument(String file, List<SheetDocument> sheets) {}

    record SheetDocument(
            String sheet,
            List<Integer> years,
            int table,
            int headerRow,
            boolean hidden,
            @Nullable String leftOut,
            int rows,
            int records,
            int repairedCells,
            int refusedCells,
            int refusedRows,
            int indeChecked,
            int indeConfirmed,
            List<String> missing,
            List<ColumnDocument> columns,
            List<RowDocument> rowsRefused,
            List<CellDocument> cells) {}

    record ColumnDocument(
            String header,
            @Nullable String field,
            @Nullable Integer year,
            String use,
            String evidence,
            double confidence) {}

    record RowDocument(int row, String reason, @Nullable Integer otherRow) {}

    record CellDocument(
            int row,
            String column,
            String raw,
            @Nullable Object value,
            String rule,
            String proof,
            List<Object> possible) {}

    static ImportDocument of(ImportSummary summary) {
        return new ImportDocument(
                summary.files().stream().map(ImportDocument::file).toList(),
                summary.outcome().added(),
                summary.outcome().updated(),
                summary.outcome().unchanged(),
                summary.outcome().linked(),
                summary.offers().size());
    }

    private static FileDocument file(ReadFile file) {
        return new FileDocument(
                file.file(), file.sheets().stream().map(ImportDocument::sheet).toList());
    }

    private static SheetDocument sheet(ReadSheet sheet) {
        return new SheetDocument(
                sheet.sheet(),
                sheet.years(),
                sheet.table().number(),
                sheet.headerRow(),
                sheet.hidden(),
                sheet.leftOut().map(ImportDocument::lower).orElse(null),
                sheet.rows(),
                sheet.records().size(),
                sheet.repairedCells(),
                sheet.refusedCells(),
                sheet.refusedRows().size(),
                sheet.indeChecked(),
                sheet.indeConfirmed(),
                sheet.missing().stream().map(Field::columnName).toList(),
                sheet.columns().stream().map(ImportDocument::column).toList(),
                sheet.refusedRows().stream()
                        .map(row -> new RowDocument(
                                row.row(),
                                lower(row.reason()),
                                row.otherRow().isPresent() ? row.otherRow().getAsInt() : null))
                        .toList(),
                sheet.cells().stream().map(ImportDocument::cell).toList());
    }

    private static ColumnDocument column(ColumnUse column) {
        return new ColumnDocument(
                column.header(),
                column.role() instanceof Role.Of(Field field) ? field.columnName() : null,
                column.year().isPresent() ? column.year().getAsInt() : null,
                lower(column.use()),
                lower(column.evidence()),
                column.confidence());
    }

    private static CellDocument cell(CellAccount cell) {
        return new CellDocument(
                cell.row(),
                cell.column(),
                cell.raw(),
                cell.value().map(ImportDocument::plain).orElse(null),
                lower(cell.rule()),
                lower(cell.proof()),
                cell.possible().stream().map(ImportDocument::plain).toList());
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Numeric(double number) -> number;
            case Value.Text(String text) -> text;
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
