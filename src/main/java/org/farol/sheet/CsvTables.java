package org.farol.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** The one table of a .csv file, whichever separator and encoding it has. */
final class CsvTables {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private CsvTables() {}

    static List<RawTable> read(Path file) throws IOException {
        var text = decode(Files.readAllBytes(file));
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .get();
        var rows = new ArrayList<RawTable.Row>();
        try (var parser = format.parse(new StringReader(text))) {
            for (var line : parser) {
                var row = new RawTable.Row(
                        (int) line.getRecordNumber(),
                        line.stream().map(CsvTables::cell).toList());
                if (!row.isBlank()) {
                    rows.add(row);
                }
            }
        }
        var name = String.valueOf(file.getFileName());
        return List.of(new RawTable(name.replaceFirst("\\.[^.]*$", ""), rows));
    }

    /** UTF-8 if the bytes are valid in it, else what Excel writes in Brazil. */
    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            return new String(bytes, WINDOWS_1252);
        }
    }

    /** The separator that the first line has most of. */
    private static String separator(String text) {
        var line = text.lines().filter(first -> !first.isBlank()).findFirst().orElse("");
        var best = ";";
        for (var candidate : List.of(",", "\t")) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String line, String separator) {
        return line.split(separator, -1).length;
    }

    private static RawCell cell(String text) {
        var tidy = Names.tidy(text);
        if (tidy.isEmpty()) {
            return RawCell.BLANK;
        }
        return NumberText.plain(tidy)
                .<RawCell>map(number -> new RawCell.Numeric(number, tidy))
                .orElseGet(() -> new RawCell.Text(tidy));
    }
}
