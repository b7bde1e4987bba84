package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.farol.sheet.raw.RawCell;
import org.farol.sheet.raw.RawFiles;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damages the sample workbooks in thousands of ways. Whatever it meets, the reader reads or tells why it cannot, in
 * bounded time, and accounts for every row. The number of a case is the seed of its damage; what broke is kept as a test
 * of its own.
 *
 * <p>{@code mvn -Pfuzz test} runs it; {@code -Dfuzz.cases=N -Dfuzz.from=N} chooses other cases.
 */
class SpreadsheetReaderFuzz {
    private static final int CASES = Integer.getInteger("fuzz.cases", 1_000);
    private static final int FROM = Integer.getInteger("fuzz.from", 0);
    private static final int ROWS = 60;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final List<String> ENDINGS = List.of("xlsx", "xls", "ods", "csv");
    private static final List<?> HOSTILE = List.of(
            "",
            " ",
            "=1+1",
            "\"",
            "\";\"",
            "x;\"",
            "\r",
            "\n\n",
            "RA",
            "RA-1",
            "Total",
            "INDE 2023",
            "2023",
            "#DIV/0!",
            "D9600",
            "INCLUIR",
            "ALFA",
            "FASE 99",
            "-1",
            "1e400",
            "NaN",
            "31/02/2010",
            "99/99/9999",
            "7.500.000",
            "7,5,5",
            "\u202eאבג",
            "👩🏽‍🎓",
            "\ud800",
            "\ufeff",
            "n".repeat(32_000),
            "9".repeat(400),
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -0.0,
            1e15,
            Long.MIN_VALUE,
            2_958_466,
            45_000.5,
            2023,
            -3);

    @TempDir
    static Path folder;

    /** The first rows of each sheet of the samples. */
    private static List<List<List<?>>> samples = List.of();

    @BeforeAll
    static void readSamples() throws IOException {
        var read = new ArrayList<List<List<?>>>();
        for (var name : List.of("exemplo-pede-2020-2022.xlsx", "exemplo-pede-2022-2023.xlsx")) {
            try (var file = RawFiles.open(Path.of("data", name))) {
                for (var sheet : file.sheets()) {
                    var rows = new ArrayList<List<?>>();
                    sheet.scan(row -> {
                        if (rows.size() < ROWS) {
                            rows.add(row.cells().stream()
                                    .map(SpreadsheetReaderFuzz::plain)
                                    .toList());
                        }
                    });
                    read.add(rows);
                }
            }
        }
        samples = read;
    }

    private static Object plain(RawCell cell) {
        return switch (cell) {
            case RawCell.Numeric number -> number.value();
            case RawCell.Date date -> date.date();
            case RawCell other -> other.raw();
        };
    }

    static Stream<Arguments> cases() {
        return cases(ENDINGS);
    }

    private static Stream<Arguments> cases(List<String> endings) {
        return endings.stream()
                .flatMap(ending ->
                        Stream.iterate(FROM, seed -> seed + 1).limit(CASES).map(seed -> Arguments.of(ending, seed)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void hostile_cells_are_read_or_refused_and_every_row_accounted_for(String ending, int seed) throws Exception {
        var random = new Random(seed);
        List<List<?>> rows = new ArrayList<>();
        for (var row : samples.get(random.nextInt(samples.size()))) {
            rows.add(new ArrayList<Object>(row));
        }
        for (var left = 1 + random.nextInt(60); left > 0; left--) {
            var at = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(rows.size());
            var row = new ArrayList<Object>(rows.get(at));
            row.set(random.nextInt(row.size()), HOSTILE.get(random.nextInt(HOSTILE.size())));
            rows.set(at, row);
        }
        if (random.nextInt(4) == 0) {
            rows.add(random.nextInt(rows.size()), rows.get(random.nextInt(rows.size())));
        }
        assertReadOrRefused(write(ending, rows));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void changed_bytes_are_read_or_refused(String ending, int seed) throws Exception {
        var random = new Random(seed);
        var file = write(ending, samples.get(seed % samples.size()));
        Files.write(file, damaged(Files.readAllBytes(file), random));
        assertReadOrRefused(file);
    }

    static Stream<Arguments> zippedCases() {
        return cases(List.of("xlsx", "ods"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("zippedCases")
    void changed_xml_is_read_or_refused(String ending, int seed) throws Exception {
        var random = new Random(seed);
        var file = write(ending, samples.get(seed % samples.size()));
        var parts = new ArrayList<Map.Entry<String, byte[]>>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.add(Map.entry(entry.getName(), zip.getInputStream(entry).readAllBytes()));
            }
        }
        var chosen = random.nextInt(parts.size());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var i = 0; i < parts.size(); i++) {
                zip.putNextEntry(new ZipEntry(parts.get(i).getKey()));
                zip.write(
                        i == chosen
                                ? damaged(parts.get(i).getValue(), random)
                                : parts.get(i).getValue());
            }
        }
        assertReadOrRefused(file);
    }

    private static Path write(String ending, List<List<?>> rows) throws IOException {
        var file = folder.resolve("PEDE2023." + ending);
        return switch (ending) {
            case "xlsx" -> SheetFiles.xlsx(file, "PEDE2023", rows);
            case "xls" -> SheetFiles.xls(file, Map.of("PEDE2023", rows));
            case "ods" -> SheetFiles.ods(file, "PEDE2023", rows);
            default -> SheetFiles.csv(file, ';', StandardCharsets.UTF_8, "", rows);
        };
    }

    /** Bytes changed, put in, taken out, or cut off. */
    private static byte[] damaged(byte[] whole, Random random) {
        var bytes = whole;
        for (var left = 1 + random.nextInt(20); left > 0 && bytes.length > 1; left--) {
            var at = random.nextInt(bytes.length);
            var length = Math.min(1 + random.nextInt(8), bytes.length - at);
            bytes = switch (random.nextInt(20)) {
                case 0 -> Arrays.copyOf(bytes, at + 1);
                case 1, 2, 3 -> joined(bytes, at, bytes, at + length);
                case 4, 5, 6 -> joined(bytes, at + length, bytes, at);
                default -> {
                    var changed = bytes.clone();
                    changed[at] = (byte) random.nextInt(256);
                    yield changed;
                }
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] before, int end, byte[] after, int from) {
        var joined = new ByteArrayOutputStream();
        joined.write(before, 0, end);
        joined.write(after, from, after.length - from);
        return joined.toByteArray();
    }

    private static void assertReadOrRefused(Path file) {
        Assertions.assertTimeoutPreemptively(LONGEST, () -> {
            try {
                Reading.of(file).sheets().forEach(SpreadsheetReaderFuzz::assertAccounted);
            } catch (UnreadableSpreadsheetException e) {
                assertThat(e.file()).isEqualTo(String.valueOf(file.getFileName()));
            }
        });
    }

    /** Every row that is not blank gave a record or stands among the refused. */
    private static void assertAccounted(ReadSheet table) {
        if (table.leftOut().isPresent()) {
            return;
        }
        var accounted = new HashSet<Integer>();
        table.records().forEach(record -> accounted.add(record.source().row()));
        table.refusedRows().forEach(row -> accounted.add(row.row()));
        assertThat(accounted.size()).isLessThanOrEqualTo(table.rows());
        assertThat(table.records().size() + table.refusedRows().size()).isGreaterThanOrEqualTo(table.rows());
    }
}
