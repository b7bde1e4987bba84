package org.farol.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.farol.pede.Value;
import org.farol.work.Progress;

/** The sheets of an .xlsx file. */
final class XlsxTables {
    private static final Pattern NOT_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|General|;.*");
    private static final Pattern DATE_LETTERS = Pattern.compile("[dmy]", Pattern.CASE_INSENSITIVE);
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 31);
    /** Excel believes in 29 February 1900: from this serial number on, it is a day ahead of the calendar. */
    private static final int LEAP_BUG = 60;

    private static final int DAYS_TO_1904 = 1_462;
    private static final double LAST_SERIAL = 2_958_465.999;
    private static final int ROWS_BETWEEN_CHECKS = 500;

    private final boolean date1904;
    /** The few formats and texts of a workbook come thousands of times. */
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    private final Map<String, RawCell> texts = new HashMap<>();

    private XlsxTables(boolean date1904) {
        this.date1904 = date1904;
    }

    static List<RawTable> read(Path file, Progress progress) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            var reader = new XlsxTables(workbook.isDate1904());
            var tables = new ArrayList<RawTable>();
            for (var sheet : workbook.getSheets().toList()) {
                tables.add(reader.table(sheet, progress));
            }
            return tables;
        }
    }

    private RawTable table(Sheet sheet, Progress progress) throws IOException {
        var rows = new ArrayList<RawTable.Row>();
        try (var stream = sheet.openStream()) {
            for (var iterator = stream.iterator(); iterator.hasNext(); ) {
                var row = iterator.next();
                if (row.getRowNum() % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                }
                var cells = new ArrayList<RawCell>(row.getCellCount());
                for (var cell : row) {
                    cells.add(cell == null ? RawCell.BLANK : cell(cell));
                }
                var read = new RawTable.Row(row.getRowNum(), cells);
                if (!read.isBlank()) {
                    rows.add(read);
                }
            }
        }
        return new RawTable(sheet.getName(), rows);
    }

    private RawCell cell(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> RawCell.BLANK;
            case NUMBER -> number(cell, cell.getRawValue());
            case STRING -> text(cell.asString());
            case BOOLEAN -> new RawCell.Text(cell.asBoolean() ? "Verdadeiro" : "Falso");
            case ERROR -> new RawCell.Faulty(cell.getText());
            case FORMULA -> formula(cell);
        };
    }

    /** The value that the formula had when the file was saved. */
    private RawCell formula(Cell cell) {
        var raw = cell.getRawValue();
        if (raw == null) {
            return RawCell.BLANK;
        }
        if (raw.startsWith("#")) {
            return new RawCell.Faulty(raw);
        }
        try {
            return number(cell, raw);
        } catch (NumberFormatException _) {
            return text(raw);
        }
    }

    private RawCell text(String text) {
        return texts.computeIfAbsent(text, untidy -> {
            var tidy = Names.tidy(untidy);
            return tidy.isEmpty() ? RawCell.BLANK : new RawCell.Text(tidy);
        });
    }

    private RawCell number(Cell cell, String raw) {
        var value = Double.parseDouble(raw);
        if (!Double.isFinite(value)) {
            return new RawCell.Faulty(raw);
        }
        var format = cell.getDataFormatString();
        return format != null
                        && dateFormats.computeIfAbsent(format, XlsxTables::isDate)
                        && value >= 0
                        && value <= LAST_SERIAL
                ? new RawCell.Date(date(value), value, format)
                : new RawCell.Numeric(value, Value.of(value).toString());
    }

    private static boolean isDate(String format) {
        return DATE_LETTERS
                .matcher(NOT_DATE_LETTERS.matcher(format).replaceAll(""))
                .find();
    }

    private LocalDate date(double serial) {
        var days = (long) serial + (date1904 ? DAYS_TO_1904 : 0);
        return EPOCH.plusDays(days > LEAP_BUG ? days - 1 : days);
    }
}
