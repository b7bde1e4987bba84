package org.farol.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.work.WholeFile;

/** Yearly records as CSV: point decimals, empty where unknown. */
public final class RecordsCsv {
    private RecordsCsv() {}

    /** Writes {@code records} to {@code file}, replacing it. */
    public static void write(List<YearlyRecord> records, Path file) throws IOException {
        WholeFile.replace(file, out -> write(records, out));
    }

    /** Writes {@code records} and leaves the stream open. */
    static void write(List<YearlyRecord> records, OutputStream out) throws IOException {
        var csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        csv.printRecord(header());
        for (var record : records) {
            csv.printRecord(row(record));
        }
        csv.flush();
    }

    private static List<String> header() {
        var header = new ArrayList<String>();
        header.add("student_id");
        header.add("year");
        Field.standard().forEach(field -> header.add(field.columnName()));
        header.add("source_file");
        header.add("source_sheet");
        header.add("source_row");
        return header;
    }

    /** A field as it stands in a cell; empty where unknown. */
    static String cell(YearlyRecord record, Field field) {
        return switch (record.values().get(field)) {
            case null -> "";
            case Value.Numeric number -> number.toString();
            case Value.Text(String text) -> SafeText.of(text);
        };
    }

    private static List<String> row(YearlyRecord record) {
        var row = new ArrayList<String>();
        row.add(SafeText.of(record.studentId()));
        row.add(Integer.toString(record.year()));
        for (var field : Field.standard()) {
            row.add(cell(record, field));
        }
        row.add(SafeText.of(record.source().file()));
        row.add(SafeText.of(record.source().sheet()));
        row.add(Integer.toString(record.source().row()));
        return row;
    }
}
