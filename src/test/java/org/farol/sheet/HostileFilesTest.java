package org.farol.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.SheetFiles.Part;
import org.farol.sheet.cell.Rule;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests run within 768 MB: what asks for more must be turned down. */
@Timeout(60)
class HostileFilesTest {
    private static final String HEADER = SheetFiles.row("RA", "Nome", "Fase", "IDA", "IEG", "Data de Nasc");
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private Path xlsx() {
        return folder.resolve("PEDE2023.xlsx");
    }

    private static void assertRefused(Path file, Reason reason) {
        assertThatThrownBy(() -> Reading.of(file).requireRecords())
                .isInstanceOfSatisfying(UnreadableSpreadsheetException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.file()).isEqualTo(file.getFileName().toString());
                });
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
        assertRefused(bomb, Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"})
    void a_bomb_in_a_part_that_is_held_in_memory_is_too_large(String part) throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                Part.of(SheetFiles.worksheet(HEADER)),
                Map.of(part, repeated("<a><cellXfs>", "<xf/>", 20 * MEBIBYTE, "</cellXfs></a>")));

        assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void a_bomb_of_shared_texts_is_too_large() throws Exception {
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                Part.of(SheetFiles.worksheet(HEADER)),
                Map.of("xl/sharedStrings.xml", repeated("<sst>", "<si/>", 80_000_000, "</sst>")));

        assertRefused(bomb, Reason.TOO_LARGE);
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

        assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void a_bomb_of_long_texts_is_not_held_in_memory() throws Exception {
        var text = "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(500_000) + "</t></is></c></row>";
        var bomb = SheetFiles.xlsxOf(
                xlsx(), repeated("<worksheet><sheetData>" + HEADER, text, 1_000, "</sheetData></worksheet>"), Map.of());

        assertRefused(bomb, Reason.NO_HEADER);
    }

    @Test
    void a_row_of_long_texts_is_too_large() throws Exception {
        var text = "<c t=\"inlineStr\"><is><t>" + "x".repeat(500_000) + "</t></is></c>";
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                repeated("<worksheet><sheetData>" + HEADER + "<row>", text, 1_000, "</row></sheetData></worksheet>"),
                Map.of());

        assertRefused(bomb, Reason.TOO_LARGE);
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

        assertRefused(bomb, Reason.TOO_LARGE);
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

        assertRefused(bomb, Reason.TOO_LARGE);
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

        assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void an_entity_bomb_is_damaged_and_never_expanded() throws Exception {
        var levels = IntStream.range(1, 20)
                .mapToObj(i -> "<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining());
        var bomb = SheetFiles.xlsxOf(
                xlsx(),
                Part.of("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a0 \"bomba\">" + levels + "]>"
                        + SheetFiles.worksheet(HEADER + SheetFiles.row("RA-1").replace("RA-1", "&a19;"))),
                Map.of());

        assertRefused(bomb, Reason.DAMAGED);
    }

    @Test
    void a_file_named_by_an_entity_is_never_opened() throws Exception {
        var secret = Files.writeString(folder.resolve("segredo.txt"), "RA-77");
        var thief = SheetFiles.xlsxOf(
                xlsx(),
                Part.of("<!DOCTYPE w [<!ENTITY f SYSTEM \"" + secret.toUri() + "\">]>"
                        + SheetFiles.worksheet(HEADER + SheetFiles.row("RA-1").replace("RA-1", "&f;"))),
                Map.of());

        assertRefused(thief, Reason.DAMAGED);
    }

    @Test
    void a_cell_of_32_000_characters_is_refused_and_shown_by_its_beginning() throws Exception {
        var table = table(SheetFiles.row("RA-1", "n".repeat(32_000), 3, "9".repeat(32_000), 8));

        assertThat(table.records())
                .singleElement()
                .satisfies(record -> assertThat(record.number(Field.IEG)).hasValue(8));
        assertThat(table.cells())
                .filteredOn(cell -> cell.rule() == Rule.REFUSED_UNREADABLE)
                .extracting(CellAccount::field)
                .containsExactlyInAnyOrder(Field.NOME, Field.IDA);
        assertThat(table.cells()).allSatisfy(cell -> assertThat(cell.raw()).hasSizeLessThan(201));
    }

    @Test
    void an_id_of_32_000_characters_is_no_id() throws Exception {
        var table =
                table(SheetFiles.row("RA-" + "9".repeat(32_000), "Ana", 3, 7) + SheetFiles.row("RA-1", "Eva", 3, 7));

        assertThat(table.records()).extracting(YearlyRecord::studentId).containsExactly("RA-1");
        assertThat(table.refusedRows()).extracting(RowAccount::reason).containsExactly(RowAccount.Reason.NO_STUDENT_ID);
    }

    private ReadSheet table(String rows) throws Exception {
        return Reading.of(SheetFiles.xlsxOf(xlsx(), HEADER + rows)).sheets().getFirst();
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
        assertRefused(SheetFiles.xlsxOf(xlsx(), HEADER + "<row><c r=\"XFE2\"><v>1</v></c></row>"), Reason.TOO_LARGE);
    }

    @Test
    void a_row_behind_the_1_048_576th_is_too_large() throws Exception {
        assertRefused(SheetFiles.xlsxOf(xlsx(), HEADER + "<row r=\"1048577\"><c><v>1</v></c></row>"), Reason.TOO_LARGE);
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
    @ValueSource(strings = {"1e400", "-1e400", "NaN", "Infinity", "1e-400", "0x10", "--1", "99999999999999999999999"})
    void a_number_that_is_none_is_refused_with_what_stands_there(String digits) throws Exception {
        var table = table("<row><c t=\"inlineStr\"><is><t>RA-1</t></is></c><c/><c><v>3</v></c><c><v>" + digits
                + "</v></c><c><v>8</v></c></row>");

        assertThat(table.records()).hasSize(1);
        if (!digits.equals("1e-400")) {
            assertThat(table.records().getFirst().number(Field.IDA)).isEmpty();
            assertThat(table.cells())
                    .filteredOn(cell -> cell.field() == Field.IDA)
                    .singleElement()
                    .satisfies(cell -> assertThat(cell.rule().refuses()).isTrue());
        }
    }

    @Test
    void a_number_of_1e400_in_a_csv_is_refused() throws Exception {
        var csv = Files.writeString(folder.resolve("PEDE2023.csv"), "RA;Fase;IDA;IEG\nRA-1;3;1e400;8\n");

        var table = Reading.of(csv).sheets().getFirst();

        assertThat(table.records())
                .singleElement()
                .satisfies(record -> assertThat(record.number(Field.IDA)).isEmpty());
        assertThat(table.cells())
                .filteredOn(cell -> cell.field() == Field.IDA)
                .extracting(CellAccount::raw)
                .containsExactly("1e400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31", "9999-99-99", "0000-00-00", "99999-01-01", "-0001-01-01", "1600-02-30", ""})
    void a_date_nobody_is_born_on_is_refused_and_the_rest_is_read(String date) throws Exception {
        var ods = SheetFiles.odsOf(
                folder.resolve("a.ods"),
                "<table:table table:name=\"PEDE2023\"><table:table-row>"
                        + List.of("RA", "IDA", "Data de Nasc").stream()
                                .map(name -> "<table:table-cell><text:p>" + name + "</text:p></table:table-cell>")
                                .reduce("", String::concat)
                        + "</table:table-row><table:table-row><table:table-cell><text:p>RA-1</text:p></table:table-cell>"
                        + "<table:table-cell office:value-type=\"float\" office:value=\"7\"/>"
                        + "<table:table-cell office:value-type=\"date\" office:date-value=\"" + date
                        + "\"/></table:table-row></table:table>");

        assertThat(Reading.of(ods).records()).singleElement().satisfies(record -> {
            assertThat(record.number(Field.IDA)).hasValue(7);
            assertThat(record.text(Field.NASCIMENTO)).isEmpty();
        });
    }

    @Test
    void the_last_day_of_9999_under_a_grade_is_refused() throws Exception {
        var file = SheetFiles.xlsx(
                xlsx(),
                "PEDE2023",
                List.of(
                        List.of("RA", "Fase", "IDA", "IEG", "Idade"),
                        List.of("RA-1", 3, LocalDate.of(9999, 12, 31), 8, LocalDate.of(9999, 12, 31))));

        assertThat(Reading.of(file).records()).singleElement().satisfies(record -> {
            assertThat(record.number(Field.IEG)).hasValue(8);
            assertThat(record.number(Field.IDA)).isEmpty();
            assertThat(record.number(Field.IDADE)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"محمد بن سلمان", "שרה כהן", "Ana 👩🏽‍🎓 Souza", "李小龍", "Zo\u0308e", "\u202eetroM"})
    void a_name_in_any_script_is_kept(String name) throws Exception {
        var records = table(SheetFiles.row("RA-1", name, 3, 7)).records();

        assertThat(records)
                .singleElement()
                .satisfies(record ->
                        assertThat(record.text(Field.NOME)).hasValue(Normalizer.normalize(name, Normalizer.Form.NFC)));
    }

    @Test
    void two_students_with_one_ra_are_told_apart_and_the_second_is_refused() throws Exception {
        var table = table(SheetFiles.row("RA-1", "Ana Souza", 3, 7) + SheetFiles.row("RA-1", "Bia Lima", 4, 8));

        assertThat(table.records()).hasSize(1);
        assertThat(table.refusedRows()).singleElement().satisfies(row -> {
            assertThat(row.reason()).isEqualTo(RowAccount.Reason.TWO_STUDENTS_ONE_ID);
            assertThat(row.row()).isEqualTo(3);
            assertThat(row.otherRow()).hasValue(2);
        });
    }

    @Test
    void a_workbook_with_a_changed_byte_in_its_data_is_damaged_not_misread() throws Exception {
        var file = SheetFiles.xlsxOf(xlsx(), HEADER + SheetFiles.row("RA-1", "Ana", 3, 7));
        var stored = folder.resolve("sem compressão.xlsx");
        try (var in = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(stored))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (var entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.getInputStream(entry).transferTo(out);
            }
        }
        var bytes = Files.readAllBytes(stored);
        var at = new String(bytes, ISO_8859_1).indexOf("<v>7</v>") + 3;
        bytes[at] = '9';

        assertRefused(Files.write(stored, bytes), Reason.DAMAGED);
    }

    @Test
    void a_sheet_whose_xml_ends_early_is_damaged_not_half_read() throws Exception {
        var sheet = SheetFiles.worksheet(
                HEADER + SheetFiles.row("RA-1", "Ana", 3, 7) + SheetFiles.row("RA-2", "Eva", 3, 7));
        for (var end = 30; end < sheet.length(); end += 7) {
            var half = sheet.substring(0, end);

            assertRefused(SheetFiles.xlsxOf(xlsx(), Part.of(half), Map.of()), Reason.DAMAGED);
        }
    }

    @Test
    void a_sheet_that_is_missing_from_its_workbook_is_damage() throws Exception {
        var file = SheetFiles.xlsxOf(
                xlsx(),
                Part.of(SheetFiles.worksheet(HEADER + SheetFiles.row("RA-1", "Ana", 3, 7))),
                Map.of(
                        "xl/workbook.xml",
                        Part.of(SheetFiles.workbook("")
                                .replace("</sheets>", "<sheet name=\"b\" r:id=\"rId2\"/></sheets>")),
                        "xl/_rels/workbook.xml.rels",
                        Part.of("<Relationships><Relationship Id=\"rId1\" Type=\"/worksheet\""
                                + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"/worksheet\""
                                + " Target=\"worksheets/sheet2.xml\"/></Relationships>")));

        assertRefused(file, Reason.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls", "ods"})
    void a_file_cut_anywhere_is_damaged(String ending) throws Exception {
        List<List<?>> rows = IntStream.rangeClosed(0, 400)
                .<List<?>>mapToObj(i -> i == 0 ? List.of("RA", "Fase", "IDA") : List.of("RA-" + i, 3, 7.5))
                .toList();
        var file = folder.resolve("PEDE2023." + ending);
        var whole = Files.readAllBytes(
                switch (ending) {
                    case "xlsx" -> SheetFiles.xlsx(file, "PEDE2023", rows);
                    case "xls" -> SheetFiles.xls(file, Map.of("PEDE2023", rows));
                    default -> SheetFiles.ods(file, "PEDE2023", rows);
                });
        for (var share = 0.05; share < 0.95; share += 0.05) {
            assertRefused(Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length))), Reason.DAMAGED);
        }
    }

    @Test
    void an_xls_with_a_password_is_told_as_such() throws Exception {
        var file = folder.resolve("PEDE2023.xls");
        Biff8EncryptionKey.setCurrentUserPassword("segredo");
        try (var workbook = new HSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            workbook.createSheet("PEDE2023").createRow(0).createCell(0).setCellValue("RA");
            workbook.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertRefused(file, Reason.PASSWORD_PROTECTED);
    }

    @Test
    void an_ods_with_a_password_is_told_as_such() throws Exception {
        var file = SheetFiles.zip(
                folder.resolve("a.ods"),
                Map.of(
                        "META-INF/manifest.xml",
                        Part.of("<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\">"
                                + "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"),
                        "content.xml",
                        Part.of("\u0001\u0002")));

        assertRefused(file, Reason.PASSWORD_PROTECTED);
    }

    @Test
    void a_csv_with_a_nul_byte_is_no_spreadsheet() throws Exception {
        assertRefused(
                Files.writeString(folder.resolve("PEDE2023.csv"), "RA;Fase;IDA\nRA-1;3;7\u0000\n"),
                Reason.NOT_A_SPREADSHEET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\"x", ";", "x;"})
    void a_csv_of_one_huge_line_is_too_large(String repeated) throws Exception {
        var file = folder.resolve("PEDE2023.csv");
        try (var out = Files.newOutputStream(file)) {
            out.write("RA;Fase;IDA\nRA-1;3;7\n\"".getBytes(UTF_8));
            repeated("", repeated, 100 * MEBIBYTE / repeated.length(), "").write(out);
        }

        assertRefused(file, Reason.TOO_LARGE);
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

    @Test
    void a_sheet_of_errors_alone_gives_an_account_and_no_records() throws Exception {
        var table = table(IntStream.range(0, 50)
                .mapToObj(i -> "<row><c t=\"e\"><v>#REF!</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"e\"><v>#NAME?</v></c>"
                        + "<c t=\"e\"><v>#DIV/0!</v></c></row>")
                .collect(Collectors.joining()));

        assertThat(table.records()).isEmpty();
        assertThat(table.refusedRows()).hasSize(50);
    }
}
