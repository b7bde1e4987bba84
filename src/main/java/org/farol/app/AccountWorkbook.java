package org.farol.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.farol.pede.Value;
import org.farol.sheet.ReadSheet;
import org.farol.store.ImportOutcome.Change;
import org.farol.work.WholeFile;

/**
 * The account of an import as a spreadsheet: columns, cells, rows without a record, changes. No text of it becomes a
 * formula, not even where the person edits its cell.
 */
final class AccountWorkbook {
    private static final int MOST_ROWS = 1_048_575;

    private final AccountTexts texts;

    AccountWorkbook(Locale locale) {
        this.texts = new AccountTexts(locale);
    }

    /** One table and the name of its file. */
    record TableOfFile(String file, ReadSheet table) {}

    /** Writes the account of tables to {@code xlsx}. */
    void write(List<TableOfFile> tables, List<Change> changes, Path xlsx) throws IOException {
        WholeFile.replace(xlsx, out -> {
            try (var workbook = new Workbook(out, "Farol", "1.0")) {
                writeCells(workbook, tables);
                writeColumns(workbook, tables);
                writeRows(workbook, tables);
                if (!changes.isEmpty()) {
                    writeChanges(workbook, changes);
                }
            }
        });
    }

    private void writeCells(Workbook workbook, List<TableOfFile> tables) {
        var sheet = new Rows(
                workbook,
                "cells",
                List.of(
                        "file",
                        "sheet",
                        "row",
                        "column",
                        "year",
                        "field",
                        "raw",
                        "value",
                        "possible",
                        "rule",
                        "proof"));
        for (var one : tables) {
            for (var cell : one.table().cells()) {
                sheet.add(
                        one.file(),
                        one.table().sheet(),
                        cell.row(),
                        cell.column(),
                        cell.year(),
                        texts.of(cell.field()),
                        cell.raw(),
                        plain(cell.value()),
                        cell.possible().stream().map(texts::of).collect(Collectors.joining(" / ")),
                        texts.of(cell.rule()),
                        texts.of(cell.proof()));
            }
        }
    }

    private void writeColumns(Workbook workbook, List<TableOfFile> tables) {
        var sheet = new Rows(
                workbook,
                "columns",
                List.of("file", "sheet", "column", "role", "year", "use", "evidence", "confidence"));
        for (var one : tables) {
            for (var column : one.table().columns()) {
                sheet.add(
                        one.file(),
                        one.table().sheet(),
                        column.header(),
                        texts.of(column.role()),
                        column.year().isPresent() ? (Object) column.year().getAsInt() : "",
                        texts.of(column.use()),
                        texts.of(column.evidence()),
                        column.confidence());
            }
        }
    }

    private void writeRows(Workbook workbook, List<TableOfFile> tables) {
        var sheet = new Rows(workbook, "rows", List.of("file", "sheet", "row", "reason"));
        for (var one : tables) {
            for (var row : one.table().refusedRows()) {
                sheet.add(one.file(), one.table().sheet(), row.row(), texts.of(row));
            }
        }
    }

    private void writeChanges(Workbook workbook, List<Change> changes) {
        var sheet = new Rows(workbook, "changes", List.of("student", "year", "field", "before", "after"));
        for (var change : changes) {
            sheet.add(
                    change.studentId(),
                    change.year(),
                    texts.of(change.field()),
                    plain(change.before()),
                    plain(change.after()));
        }
    }

    private static Object plain(Optional<Value> value) {
        return value.<Object>map(known -> switch (known) {
                    case Value.Numeric(double number) -> number;
                    case Value.Text(String text) -> text;
                })
                .orElse("");
    }

    /** The rows of one sheet, below its headings; beyond what a sheet can hold, a next one is begun. */
    private final class Rows {
        private final Workbook workbook;
        private final String name;
        private final List<String> headings;
        private final List<Worksheet> sheets = new ArrayList<>();
        private int row;

        Rows(Workbook workbook, String name, List<String> headings) {
            this.workbook = workbook;
            this.name = name;
            this.headings = headings;
            begin();
        }

        private void begin() {
            var title = texts.heading(name) + (sheets.isEmpty() ? "" : " " + (sheets.size() + 1));
            var sheet = workbook.newWorksheet(title);
            for (var column = 0; column < headings.size(); column++) {
                sheet.value(0, column, texts.heading(headings.get(column)));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            sheets.add(sheet);
            row = 0;
        }

        void add(Object... values) {
            if (row == MOST_ROWS) {
                begin();
            }
            row++;
            for (var column = 0; column < values.length; column++) {
                switch (values[column]) {
                    case Number number -> sheets.getLast().value(row, column, number);
                    case Object text -> sheets.getLast().value(row, column, SafeText.of(text.toString()));
                }
            }
        }
    }
}
