package org.farol.sheet.raw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A .csv file as a file of one sheet, whichever separator and encoding it has. */
final class CsvFile implements RawFile, RawSheet {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int LINES_TO_JUDGE = 60;
    private static final int LONGEST_LINE_TO_JUDGE = 1 << 20;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,15}(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?");
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]*)?");

    private static final Pattern QUOTES_AROUND = Pattern.compile("^\"|\"$");

    private final Path path;
    private final Charset encoding;
    private final CSVFormat format;
    private final boolean quotesHold;
    private final boolean ofAnyLength;
    private final Cells cells = new Cells(false);

    private CsvFile(Path path, Charset encoding, CSVFormat format, boolean quotesHold, boolean ofAnyLength) {
        this.path = path;
        this.encoding = encoding;
        this.format = format;
        this.quotesHold = quotesHold;
        this.ofAnyLength = ofAnyLength;
    }

    static CsvFile open(Path path, boolean ofAnyLength) throws IOException {
        var encoding = encoding(path);
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(path, encoding))
                .setIgnoreEmptyLines(false)
                .get();
        return new CsvFile(path, encoding, format, quotesHold(path, encoding, format), ofAnyLength);
    }

    @Override
    public List<RawSheet> sheets() {
        return List.of(this);
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    @Override
    public boolean hidden() {
        return false;
    }

    @Override
    public void close() {
        // Every scan opens and closes the file.
    }

    @Override
    public List<MergedCells> scan(Consumer<RawRow> sink) throws IOException {
        var row = ofAnyLength ? RowBuilder.ofAnyNumber(sink) : new RowBuilder(sink);
        try (var records = new RecordReader(reader(path, encoding))) {
            if (quotesHold) {
                scanRecords(records, row);
            } else {
                scanLines(records, row);
            }
            return row.merged();
        }
    }

    private void scanRecords(RecordReader records, RowBuilder row) throws IOException {
        var number = 0;
        try (var parser = format.parse(records)) {
            for (var record : parser) {
                records.recordEnds();
                put(++number, record.toList(), row);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A quote too many must not cost the rows behind it: where one is, every line is a row. */
    private void scanLines(RecordReader records, RowBuilder row) throws IOException {
        var number = 0;
        try (var lines = new BufferedReader(records)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                records.recordEnds();
                put(++number, cells(line), row);
            }
        }
    }

    private List<String> cells(String line) throws IOException {
        try (var parser = CSVParser.parse(line, format)) {
            return parser.stream().flatMap(CSVRecord::stream).toList();
        } catch (UncheckedIOException _) {
            // The quote too many is in this line: quotes are characters like others here, but for those around a cell.
            try (var parser =
                    CSVParser.parse(line, format.builder().setQuote(null).get())) {
                return parser.stream()
                        .flatMap(CSVRecord::stream)
                        .map(cell -> QUOTES_AROUND.matcher(cell).replaceAll(""))
                        .toList();
            }
        }
    }

    private void put(int number, List<String> texts, RowBuilder row) throws IOException {
        row.start(number, false);
        for (var column = 0; column < texts.size(); column++) {
            row.put(column, cell(texts.get(column)));
        }
        row.end();
    }

    private RawCell cell(String text) {
        var tidy = text.strip();
        if (NUMBER.matcher(tidy).matches()) {
            var number = cells.number(tidy, "");
            return number instanceof RawCell.Numeric known ? new RawCell.Numeric(known.value(), tidy) : number;
        }
        return ISO_DATE.matcher(tidy).matches() ? cells.date(tidy, "") : cells.text(text);
    }

    /** UTF-16 if it says so, UTF-8 if the bytes are valid in it, else what Excel writes in Brazil. */
    private static Charset encoding(Path path) throws IOException {
        try (var channel = FileChannel.open(path)) {
            var bytes = ByteBuffer.allocate(1 << 16);
            var chars = CharBuffer.allocate(1 << 16);
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var isFirst = true;
            while (true) {
                var atEnd = channel.read(bytes) == -1;
                bytes.flip();
                if (isFirst && bytes.remaining() >= 2) {
                    var mark = bytes.getShort(0);
                    if (mark == (short) 0xFFFE || mark == (short) 0xFEFF) {
                        return StandardCharsets.UTF_16;
                    }
                }
                isFirst = false;
                if (decoder.decode(bytes, chars, atEnd).isError()) {
                    return WINDOWS_1252;
                }
                chars.clear();
                bytes.compact();
                if (atEnd) {
                    return StandardCharsets.UTF_8;
                }
            }
        }
    }

    private static Reader reader(Path path, Charset encoding) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), encoding));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** Whether every quote that opens a cell is closed at the end of one. */
    private static boolean quotesHold(Path path, Charset encoding, CSVFormat format) throws IOException {
        try (var records = new RecordReader(reader(path, encoding));
                var parser = format.parse(records)) {
            parser.forEach(_ -> records.recordEnds());
            return true;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException || e.getCause() instanceof LimitException) {
                return false;
            }
            throw e.getCause();
        }
    }

    /** The separator that cuts most of the first lines into the same number of cells. */
    private static char separator(Path path, Charset encoding) throws IOException {
        var start = new char[LONGEST_LINE_TO_JUDGE];
        int length;
        try (var reader = reader(path, encoding)) {
            length = Math.max(0, reader.read(start, 0, start.length));
        }
        var lines = new String(start, 0, length)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_TO_JUDGE)
                .toList();
        return List.of(';', ',', '\t').stream()
                .max(Comparator.comparingLong(candidate -> regularity(lines, candidate)))
                .orElseThrow();
    }

    private static long regularity(List<String> lines, char separator) {
        var linesWithCount = new TreeMap<Long, Long>();
        for (var line : lines) {
            var count = line.chars().filter(c -> c == separator).count();
            if (count > 0) {
                linesWithCount.merge(count, 1L, Long::sum);
            }
        }
        return linesWithCount.entrySet().stream()
                .mapToLong(entry -> entry.getValue() * 100_000 + entry.getKey())
                .max()
                .orElse(0);
    }
}
