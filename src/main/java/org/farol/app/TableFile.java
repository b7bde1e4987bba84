package org.farol.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.farol.work.WholeFile;

/**
 * A table as it is shown, for a spreadsheet program. No text of it becomes a formula.
 *
 * @param name of the sheet
 * @param rows as many values each as there are columns
 * @param about what is to be known of it, line by line: a sheet of its own in a workbook
 */
public record TableFile(
        String name, List<Column> columns, List<List<Value>> rows, String aboutName, List<String> about) {
    /** How the numbers of a column are written. */
    public enum Format {
        GENERAL("General"),
        GRADE("0.0"),
        /** A share in [0,1]. */
        PERCENT("0%");

        private final String pattern;

        Format(String pattern) {
            this.pattern = pattern;
        }
    }

    /** A heading and the format of the numbers below it. */
    public record Column(String heading, Format format) {}

    /** What stands in a cell; {@code Text} may be empty. */
    public sealed interface Value {
        /** A word. */
        record Text(String text) implements Value {}

        /** A number, which stays one in the file. */
        record Numeric(double number) implements Value {}
    }

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final double CHARACTER = 1.2;
    private static final int WIDEST = 40;

    public TableFile {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        about = List.copyOf(about);
    }

    /**
     * Writes it to {@code file}, replacing it: as text where its name ends so, else as a workbook.
     *
     * @param locale whose spreadsheet programs are to open the text: they expect their own decimal sign and separator
     */
    public void write(Path file, Locale locale) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            WholeFile.replace(file, out -> writeText(out, locale));
        } else {
            WholeFile.replace(file, this::writeWorkbook);
        }
    }

    private void writeText(OutputStream out, Locale locale) throws IOException {
        var symbols = DecimalFormatSymbols.getInstance(locale);
        var separator = symbols.getDecimalSeparator() == ',' ? ';' : ',';
        var numbers = new DecimalFormat("0.####", symbols);
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Without it Excel takes the accents for others.
        writer.write(BYTE_ORDER_MARK);
        try (var csv = new CSVPrinter(
                writer, CSVFormat.RFC4180.builder().setDelimiter(separator).get())) {
            csv.printRecord(columns.stream().map(column -> SafeText.of(column.heading())));
            for (var row : rows) {
                csv.printRecord(row.stream().map(value -> switch (value) {
                    case Value.Text(String text) -> SafeText.of(text);
                    case Value.Numeric(double number) -> numbers.format(number);
                }));
            }
        }
    }

    private void writeWorkbook(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Farol", "1.0")) {
            var sheet = workbook.newWorksheet(name);
            for (var column = 0; column < columns.size(); column++) {
                var heading = columns.get(column).heading();
                sheet.value(0, column, SafeText.of(heading));
                sheet.style(0, column).bold().set();
                sheet.width(column, width(column));
            }
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < columns.size(); column++) {
                    switch (rows.get(row).get(column)) {
                        case Value.Text(String text) -> sheet.value(row + 1, column, SafeText.of(text));
                        case Value.Numeric(double number) -> {
                            sheet.value(row + 1, column, number);
                            sheet.style(row + 1, column)
                                    .format(columns.get(column).format().pattern)
                                    .set();
                        }
                    }
                }
            }
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, rows.size(), columns.size() - 1);
            var notes = workbook.newWorksheet(aboutName);
            for (var line = 0; line < about.size(); line++) {
                notes.value(line, 0, SafeText.of(about.get(line)));
            }
        }
    }

    /** Of the longest of its first texts, in characters. */
    private double width(int column) {
        var longest = rows.stream()
                .limit(100)
                .map(row -> row.get(column))
                .mapToInt(value -> value instanceof Value.Text(String text) ? text.length() : 4)
                .max()
                .orElse(0);
        return Math.clamp(
                CHARACTER * (2 + Math.max(longest, columns.get(column).heading().length())), 6, WIDEST);
    }
}
