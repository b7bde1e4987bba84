package org.farol.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.farol.sheet.SheetFiles.Part;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests run within 768 MB: what asks for more must be turned down. */
@Timeout(60)
class OversizedFilesTest {
    private static final String HEADER = SheetFiles.row("RA", "Nome", "Fase", "IDA", "IEG", "Data de Nasc");
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private Path xlsx() {
        return folder.resolve("PEDE2023.xlsx");
    }

    /** A part of {@code times} times the same text between a beginning and an end. */
    private static Part repeated(String before, String text, int times, String after) {
        return out -> {
            var block = text.repeat(Math.max(1, MEBIBYTE / text.length())).getBytes(UTF_8);
            var one = text.getBytes(UTF_8).length;
            out.write(before.getBytes(UTF_8));
            for (var left = (long) times * one; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
            out.write(after.getBytes(UTF_8));
        };
    }

    @Test
    void a_zip_bomb_is_too_large() throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(), repeated("<worksheet><sheetData>", " ", 600 * MEBIBYTE, "</sheetData></worksheet>"), Map.of());

        assertThat(Files.size(bomb)).isLessThan(10L * MEBIBYTE);
        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"})
    void a_bomb_in_a_part_that_is_held_in_memory_is_too_large(String part) throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                Part.of(SheetFiles.worksheet(HEADER)),
                Map.of(part, repeated("<a><cellXfs>", "<xf/>", 20 * MEBIBYTE, "</cellXfs></a>")));

        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void a_bomb_of_shared_texts_is_too_large() throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                Part.of(SheetFiles.worksheet(HEADER)),
                Map.of("xl/sharedStrings.xml", repeated("<sst>", "<si/>", 80_000_000, "</sst>")));

        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void a_bomb_of_merged_cells_is_too_large() throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                repeated(
                        "<worksheet><sheetData>" + HEADER + "</sheetData>",
                        "<mergeCell ref=\"A1:B2\"/>",
                        15_000_000,
                        "</worksheet>"),
                Map.of());

        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void a_bomb_of_long_texts_is_not_held_in_memory() throws Exception {
        var text = "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(500_000) + "</t></is></c></row>";
        var bomb = SheetFiles.xlsxOf(
                xlsx(), repeated("<worksheet><sheetData>" + HEADER, text, 1_000, "</sheetData></worksheet>"), Map.of());

        Reading.assertRefused(bomb, Reason.NO_HEADER);
    }

    @Test
    void a_row_of_long_texts_is_too_large() throws Exception {
        var text = "<c t=\"inlineStr\"><is><t>" + "x".repeat(500_000) + "</t></is></c>";
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                repeated("<worksheet><sheetData>" + HEADER + "<row>", text, 1_000, "</row></sheetData></worksheet>"),
                Map.of());

        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void a_bomb_of_students_is_too_large() throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                out -> {
                    out.write(("<worksheet><sheetData>" + HEADER).getBytes(UTF_8));
                    for (var i = 1; i <= 1_000_000; i++) {
                        out.write(("<row><c><v>" + i + "</v></c><c t=\"e\"><v>x</v></c><c><v>3</v></c><c><v>7</v></c>"
                                        + "<c><v>80</v></c></row>")
                                .getBytes(UTF_8));
                    }
                    out.write("</sheetData></worksheet>".getBytes(UTF_8));
                },
                Map.of());

        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 100_000})
    void a_workbook_that_shows_one_part_as_many_sheets_is_too_large(int sheets) throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                repeated(
                        "<worksheet><sheetData>" + HEADER,
                        "<row><c><v>1</v></c></row>",
                        6_000,
                        "</sheetData></worksheet>"),
                Map.of(
                        "xl/workbook.xml",
                        repeated("<workbook>", "<sheet name=\"PEDE2023\" id=\"rId1\"/>", sheets, "</workbook>")));

        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void an_ods_cell_repeated_beyond_what_a_sheet_holds_is_too_large() throws Exception {
        var bomb = SheetFiles.odsOf(
                folder.resolve("a.ods"),
                "<table:table table:name=\"PEDE2023\"><table:table-row>"
                        + "<table:table-cell><text:p>RA</text:p></table:table-cell>"
                        + "<table:table-cell><text:p>IDA</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell"
                        + " table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/>"
                        + "</table:table-row></table:table>");

        Reading.assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void a_header_of_16_384_columns_is_read() throws Exception {
        var names = IntStream.range(5, 16_384).mapToObj(i -> "Coluna " + i).toList();
        var row = SheetFiles.row("RA", "Fase", "IDA", "IEG", "IAA").replace("</row>", "")
                + SheetFiles.row(names.toArray()).replace("<row>", "");
        var values =
                SheetFiles.row(IntStream.range(3, 16_384).boxed().toArray()).replace("<row>", "");
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> SheetFiles.row("RA-" + i, 3, 7.5).replace("</row>", "") + values)
                .collect(Collectors.joining());

        assertThat(Reading.of(SheetFiles.xlsxOf(xlsx(), row + rows)).records()).hasSize(20);
    }

    @Test
    void a_column_behind_the_16_384th_is_too_large() throws Exception {
        Reading.assertRefused(
                SheetFiles.xlsxOf(xlsx(), HEADER + "<row><c r=\"XFE2\"><v>1</v></c></row>"), Reason.TOO_LARGE);
    }

    @Test
    void a_row_behind_the_1_048_576th_is_too_large() throws Exception {
        Reading.assertRefused(
                SheetFiles.xlsxOf(xlsx(), HEADER + "<row r=\"1048577\"><c><v>1</v></c></row>"), Reason.TOO_LARGE);
    }

    @Test
    void a_header_that_names_students_in_thousands_of_columns_is_bounded_work() throws Exception {
        var names = IntStream.range(0, 16_384)
                .mapToObj(i -> i % 3 == 0 ? "RA" : i % 3 == 1 ? "IDA" : "")
                .toArray();
        var rows = SheetFiles.row(names)
                + IntStream.range(0, 30)
                        .mapToObj(i -> SheetFiles.row("RA-" + i, 7))
                        .collect(Collectors.joining());

        assertThat(Reading.of(SheetFiles.xlsxOf(xlsx(), rows)).records()).hasSize(30);
    }

    @Test
    void thousands_of_headers_below_each_other_are_bounded_work() throws Exception {
        var rows = IntStream.range(0, 5_000)
                .mapToObj(i ->
                        SheetFiles.row("RA", "IDA", "IEG", "IAA", "IPS", "Coluna " + "abcdefghij".charAt(i % 10) + i))
                .collect(Collectors.joining());

        assertThat(Reading.of(SheetFiles.xlsxOf(xlsx(), rows)).records()).isEmpty();
    }

    @Test
    void columns_of_grades_without_names_are_bounded_work() throws Exception {
        var header = IntStream.range(0, 60)
                .mapToObj(i -> "Coluna " + (char) ('a' + i % 26) + i)
                .toList();
        var rows = SheetFiles.row("RA", "Fase", "Turma").replace("</row>", "")
                + SheetFiles.row(header.toArray()).replace("<row>", "")
                + IntStream.range(0, 200)
                        .mapToObj(i -> SheetFiles.row("RA-" + i, 3, "A").replace("</row>", "")
                                + SheetFiles.row(IntStream.range(0, 60)
                                                .mapToObj(j -> (i * 7 + j * 13) % 101 / 10.0)
                                                .toArray())
                                        .replace("<row>", ""))
                        .collect(Collectors.joining());

        assertThat(Reading.of(SheetFiles.xlsxOf(xlsx(), rows)).sheets()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\"x", ";", "x;"})
    void a_csv_of_one_huge_line_is_too_large(String repeated) throws Exception {
        var file = folder.resolve("PEDE2023.csv");
        try (var out = Files.newOutputStream(file)) {
            out.write("RA;Fase;IDA\nRA-1;3;7\n\"".getBytes(UTF_8));
            repeated("", repeated, 100 * MEBIBYTE / repeated.length(), "").write(out);
        }

        Reading.assertRefused(file, Reason.TOO_LARGE);
    }

    @Test
    void a_csv_whose_quote_is_never_closed_is_read_line_by_line_however_long_it_is() throws Exception {
        var file = folder.resolve("PEDE2023.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("RA;Fase;IDA;IEG\n\"RA-0;3;7;8\n");
            for (var i = 1; i <= 50_000; i++) {
                out.write("RA-" + i + ";3;7,5;" + "8".repeat(1 + i % 400) + "\n");
            }
        }

        assertThat(Reading.of(file).records()).hasSize(50_001);
    }
}
