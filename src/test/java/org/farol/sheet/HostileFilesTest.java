package org.farol.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to mislead, or that something went wrong with. */
@Timeout(60)
class HostileFilesTest {
    private static final String HEADER = SheetFiles.row("RA", "Nome", "Fase", "IDA", "IEG", "Data de Nasc");

    @TempDir
    Path folder;

    private Path xlsx() {
        return folder.resolve("PEDE2023.xlsx");
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

        Reading.assertRefused(bomb, Reason.DAMAGED);
    }

    @Test
    void a_file_named_by_an_entity_is_never_opened() throws Exception {
        var secret = Files.writeString(folder.resolve("segredo.txt"), "RA-77");
        var thief = SheetFiles.xlsxOf(
                xlsx(),
                Part.of("<!DOCTYPE w [<!ENTITY f SYSTEM \"" + secret.toUri() + "\">]>"
                        + SheetFiles.worksheet(HEADER + SheetFiles.row("RA-1").replace("RA-1", "&f;"))),
                Map.of());

        Reading.assertRefused(thief, Reason.DAMAGED);
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

        Reading.assertRefused(Files.write(stored, bytes), Reason.DAMAGED);
    }

    @Test
    void a_sheet_whose_xml_ends_early_is_damaged_not_half_read() throws Exception {
        var sheet = SheetFiles.worksheet(
                HEADER + SheetFiles.row("RA-1", "Ana", 3, 7) + SheetFiles.row("RA-2", "Eva", 3, 7));
        for (var end = 30; end < sheet.length(); end += 7) {
            var half = sheet.substring(0, end);

            Reading.assertRefused(SheetFiles.xlsxOf(xlsx(), Part.of(half), Map.of()), Reason.DAMAGED);
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

        Reading.assertRefused(file, Reason.DAMAGED);
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
            Reading.assertRefused(
                    Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length))), Reason.DAMAGED);
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

        Reading.assertRefused(file, Reason.PASSWORD_PROTECTED);
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

        Reading.assertRefused(file, Reason.PASSWORD_PROTECTED);
    }

    @Test
    void a_csv_with_a_nul_byte_is_no_spreadsheet() throws Exception {
        Reading.assertRefused(
                Files.writeString(folder.resolve("PEDE2023.csv"), "RA;Fase;IDA\nRA-1;3;7\u0000\n"),
                Reason.NOT_A_SPREADSHEET);
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
