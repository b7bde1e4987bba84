package org.farol.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.SheetFiles.Part;
import org.farol.sheet.cell.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormatsTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String NAME = "João Conceição d'Ávila";
    private static final List<List<?>> TABLE = List.of(
            List.of("RA", "Nome", "Fase", "Gênero", "Data de Nasc", "IDA", "IEG", "Pedra 2023"),
            List.of("RA-1", NAME, 3, "Masculino", LocalDate.of(2010, 5, 30), 7.5, 8.25, "Ágata"),
            List.of("RA-2", "Zoë, a \"Nena\"; Zô", 0, "Feminino", LocalDate.of(2015, 12, 31), 6, "", "Topázio"));

    @TempDir
    Path folder;

    private List<Map<Field, Value>> values(Path file) throws Exception {
        return Reading.of(file).records().stream().map(YearlyRecord::values).toList();
    }

    private List<Map<Field, Value>> expected() throws Exception {
        var values = values(SheetFiles.xlsx(folder.resolve("PEDE2023.xlsx"), "PEDE2023", TABLE));
        assertThat(values).hasSize(2);
        assertThat(values.getFirst())
                .containsEntry(Field.NOME, Value.of(NAME))
                .containsEntry(Field.NASCIMENTO, Value.of("2010-05-30"))
                .containsEntry(Field.IEG, Value.of(8.25));
        return values;
    }

    @Test
    void an_xls_gives_the_records_of_the_xlsx() throws Exception {
        var xls = SheetFiles.xls(folder.resolve("PEDE2023.xls"), Map.of("PEDE2023", TABLE));

        assertThat(values(xls)).isEqualTo(expected());
    }

    @Test
    void an_ods_gives_the_records_of_the_xlsx() throws Exception {
        var ods = SheetFiles.ods(folder.resolve("PEDE2023.ods"), "PEDE2023", TABLE);

        assertThat(values(ods)).isEqualTo(expected());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "; | UTF-8        | no mark",
                "; | UTF-8        | mark",
                "; | windows-1252 | no mark",
                "; | UTF-16LE     | mark",
                ", | UTF-8        | no mark",
                ", | windows-1252 | no mark",
                ", | UTF-16BE     | mark",
                "t | UTF-8        | mark",
                "t | windows-1252 | no mark",
            })
    void a_csv_gives_the_records_of_the_xlsx(String separator, String encoding, String mark) throws Exception {
        var csv = SheetFiles.csv(
                folder.resolve("PEDE2023.csv"),
                separator.equals("t") ? '\t' : separator.charAt(0),
                Charset.forName(encoding),
                mark.equals("mark") ? "\ufeff" : "",
                TABLE);

        assertThat(values(csv)).isEqualTo(expected());
    }

    @Test
    void a_csv_with_decimal_commas_gives_the_numbers_of_the_xlsx() throws Exception {
        var csv = Files.write(
                folder.resolve("PEDE2023.csv"),
                "RA;Fase;IDA;IEG\r\nRA-1;3;7,5;8,25\r\nRA-2;0;6,0;\r\n".getBytes(WINDOWS_1252));

        assertThat(Reading.of(csv).records())
                .extracting(record -> record.number(Field.IDA).orElseThrow())
                .containsExactly(7.5, 6.0);
    }

    @Test
    void a_csv_whose_lines_end_in_every_way_loses_no_row() throws Exception {
        var csv = Files.write(
                folder.resolve("PEDE2023.csv"),
                "RA;Fase;IDA\rRA-1;3;7\nRA-2;3;7\r\nRA-3;3;7\rRA-4;3;7".getBytes(UTF_8));

        assertThat(Reading.of(csv).records())
                .extracting(YearlyRecord::studentId)
                .containsExactly("RA-1", "RA-2", "RA-3", "RA-4");
    }

    @Test
    void a_cell_of_several_lines_is_one_cell() throws Exception {
        var csv = Files.write(
                folder.resolve("PEDE2023.csv"),
                "RA;Fase;Destaque IEG;IDA\nRA-1;3;\"boa\nentrega; sempre\";7\nRA-2;3;;7\n".getBytes(UTF_8));

        assertThat(Reading.of(csv).records())
                .extracting(record -> record.number(Field.IDA).orElseThrow())
                .containsExactly(7.0, 7.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RA-2;\"Maria;3;7",
                "RA-2;\"Maria\" da Silva;3;7",
                "RA-2;Maria\";3;7",
                "RA-2;\"Maria \"da\" Silva\";3;7"
            })
    void a_quote_too_many_costs_no_row(String row) throws Exception {
        var csv = Files.writeString(
                folder.resolve("PEDE2023.csv"),
                "RA;Nome;Fase;IDA\nRA-1;\"Silva; Ana\";3;7\n" + row + "\nRA-3;\"Souza; Eva\";3;7\n");

        var records = Reading.of(csv).records();

        assertThat(records).extracting(YearlyRecord::studentId).containsExactly("RA-1", "RA-2", "RA-3");
        assertThat(records)
                .allSatisfy(record -> assertThat(record.number(Field.IDA)).hasValue(7));
        assertThat(records.get(1).text(Field.NOME).orElseThrow()).startsWith("Maria");
        assertThat(records.get(2).text(Field.NOME)).hasValue("Souza; Eva");
    }

    @Test
    void each_of_many_xls_sheets_gives_its_own_records() throws Exception {
        var sheets = new LinkedHashMap<String, List<List<?>>>();
        for (var year = 2015; year < 2027; year++) {
            var grade = year - 2018;
            sheets.put(
                    "PEDE" + year,
                    IntStream.rangeClosed(0, 300)
                            .<List<?>>mapToObj(row ->
                                    row == 0 ? List.of("RA", "Fase", "IDA") : List.of("RA-" + row, 3, Math.abs(grade)))
                            .toList());
        }
        var xls = SheetFiles.xls(folder.resolve("todos.xls"), sheets);

        for (var table : Reading.of(xls).sheets()) {
            assertThat(table.records())
                    .hasSize(300)
                    .allMatch(record -> record.number(Field.IDA).orElseThrow() == Math.abs(record.year() - 2018)
                            && table.sheet().equals("PEDE" + record.year()));
        }
    }

    @Test
    void hidden_rows_are_read_and_counted_in_every_format() throws Exception {
        var xlsx = SheetFiles.xlsxOf(
                folder.resolve("a.xlsx"),
                SheetFiles.row("RA", "Fase", "IDA")
                        + SheetFiles.row("RA-1", 3, 7).replace("<row>", "<row hidden=\"1\">"));
        var xls = folder.resolve("a.xls");
        try (var workbook = new HSSFWorkbook();
                var out = Files.newOutputStream(xls)) {
            var sheet = workbook.createSheet("PEDE2023");
            var header = sheet.createRow(0);
            header.createCell(0).setCellValue("RA");
            header.createCell(1).setCellValue("Fase");
            header.createCell(2).setCellValue("IDA");
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue("RA-1");
            row.createCell(1).setCellValue(3);
            row.createCell(2).setCellValue(7);
            row.setZeroHeight(true);
            workbook.write(out);
        }
        var ods = SheetFiles.odsOf(
                folder.resolve("a.ods"),
                "<table:table table:name=\"PEDE2023\"><table:table-row>"
                        + "<table:table-cell><text:p>RA</text:p></table:table-cell>"
                        + "<table:table-cell><text:p>Fase</text:p></table:table-cell>"
                        + "<table:table-cell><text:p>IDA</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row table:visibility=\"filter\">"
                        + "<table:table-cell><text:p>RA-1</text:p></table:table-cell>"
                        + "<table:table-cell office:value-type=\"float\" office:value=\"3\"/>"
                        + "<table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row>"
                        + "</table:table>");

        for (var file : List.of(xlsx, xls, ods)) {
            var table = Reading.of(file).sheets().getFirst();
            assertThat(table.records()).hasSize(1);
            assertThat(table.hiddenRows()).isEqualTo(1);
        }
    }

    @Test
    void years_merged_above_a_header_are_known_in_every_format() throws Exception {
        var xls = folder.resolve("dois anos.xls");
        try (var workbook = new HSSFWorkbook();
                var out = Files.newOutputStream(xls)) {
            var sheet = workbook.createSheet("PEDE");
            var years = sheet.createRow(0);
            years.createCell(1).setCellValue(2022);
            years.createCell(4).setCellValue(2023);
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 3));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 4, 6));
            var header = sheet.createRow(1);
            var row = sheet.createRow(2);
            var names = List.of("RA", "IDA", "IEG", "IAA", "IDA", "IEG", "IAA");
            for (var column = 0; column < names.size(); column++) {
                header.createCell(column).setCellValue(names.get(column));
                row.createCell(column).setCellValue(column);
            }
            row.getCell(0).setCellValue("RA-1");
            workbook.write(out);
        }
        var numbers = "<table:table-cell office:value-type=\"float\" office:value=\"";
        var ods = SheetFiles.odsOf(
                folder.resolve("dois anos.ods"),
                "<table:table table:name=\"PEDE\"><table:table-row><table:table-cell/>"
                        + numbers + "2022\" table:number-columns-spanned=\"3\"/>"
                        + "<table:covered-table-cell table:number-columns-repeated=\"2\"/>"
                        + numbers + "2023\" table:number-columns-spanned=\"3\"/></table:table-row><table:table-row>"
                        + List.of("RA", "IDA", "IEG", "IAA", "IDA", "IEG", "IAA").stream()
                                .map(name -> "<table:table-cell><text:p>" + name + "</text:p></table:table-cell>")
                                .reduce("", String::concat)
                        + "</table:table-row><table:table-row><table:table-cell><text:p>RA-1</text:p></table:table-cell>"
                        + IntStream.rangeClosed(1, 6)
                                .mapToObj(i -> numbers + i + "\"/>")
                                .reduce("", String::concat)
                        + "</table:table-row></table:table>");

        for (var file : List.of(xls, ods)) {
            assertThat(Reading.of(file).records())
                    .extracting(
                            YearlyRecord::year,
                            record -> record.number(Field.IDA).orElseThrow())
                    .containsExactlyInAnyOrder(tuple(2022, 1.0), tuple(2023, 4.0));
        }
    }

    @Test
    void dates_count_from_1904_where_the_workbook_says_so() throws Exception {
        var born = LocalDate.of(2010, 5, 30).toEpochDay()
                - LocalDate.of(1904, 1, 1).toEpochDay();
        var xlsx = SheetFiles.xlsxOf(
                folder.resolve("a.xlsx"),
                Part.of(SheetFiles.worksheet(SheetFiles.row("RA", "Fase", "Data de Nasc", "IDA")
                        + "<row><c t=\"inlineStr\"><is><t>RA-1</t></is></c><c><v>3</v></c><c s=\"1\"><v>" + born
                        + "</v></c><c><v>7</v></c></row>")),
                Map.of(
                        "xl/workbook.xml", Part.of(SheetFiles.workbook("<workbookPr date1904=\"1\"/>")),
                        "xl/styles.xml",
                                Part.of(
                                        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")));

        assertThat(Reading.of(xlsx).records())
                .singleElement()
                .satisfies(record -> assertThat(record.text(Field.NASCIMENTO)).hasValue("2010-05-30"));
    }

    @Test
    void a_text_of_several_runs_is_one_text_without_its_reading_aids() throws Exception {
        var xlsx = SheetFiles.xlsxOf(
                folder.resolve("a.xlsx"),
                Part.of(SheetFiles.worksheet(SheetFiles.row("RA", "Fase", "Nome", "IDA")
                        + "<row><c t=\"inlineStr\"><is><t>RA-1</t></is></c><c><v>3</v></c>"
                        + "<c t=\"s\"><v>0</v></c><c><v>7</v></c></row>")),
                Map.of(
                        "xl/sharedStrings.xml",
                        Part.of(
                                "<sst><si><r><rPr><b/></rPr><t>Ana </t></r><r><t xml:space=\"preserve\">&#231;&amp; </t>"
                                        + "</r><rPh><t>アナ</t></rPh><r><t><![CDATA[<Eva>]]></t></r></si></sst>")));

        assertThat(Reading.of(xlsx).records())
                .singleElement()
                .satisfies(record -> assertThat(record.text(Field.NOME)).hasValue("Ana ç& <Eva>"));
    }

    @Test
    void a_workbook_in_strict_ooxml_is_read_like_any_other() throws Exception {
        var strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        var xlsx = SheetFiles.xlsxOf(
                folder.resolve("a.xlsx"),
                Part.of("""
                        <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row>
                        <x:c t="inlineStr"><x:is><x:t>RA</x:t></x:is></x:c>
                        <x:c t="inlineStr"><x:is><x:t>Data de Nasc</x:t></x:is></x:c>
                        <x:c t="inlineStr"><x:is><x:t>IDA</x:t></x:is></x:c>
                        </x:row><x:row>
                        <x:c t="inlineStr"><x:is><x:t>RA-1</x:t></x:is></x:c>
                        <x:c t="d"><x:v>2010-05-30</x:v></x:c>
                        <x:c><x:v>7</x:v></x:c>
                        </x:row></x:sheetData></x:worksheet>
                        """),
                Map.of(
                        "xl/_rels/workbook.xml.rels",
                        Part.of("<Relationships><Relationship Id=\"rId1\" Type=\"" + strict
                                + "/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>")));

        assertThat(Reading.of(xlsx).records())
                .singleElement()
                .satisfies(record -> assertThat(record.text(Field.NASCIMENTO)).hasValue("2010-05-30"));
    }

    @Test
    void the_error_of_a_formula_and_one_never_calculated_are_refused_cells_not_empty_ones() throws Exception {
        var xlsx = SheetFiles.xlsxOf(
                folder.resolve("a.xlsx"),
                SheetFiles.row("RA", "Fase", "IDA", "IEG", "IAA")
                        + "<row><c t=\"inlineStr\"><is><t>RA-1</t></is></c><c><v>3</v></c>"
                        + "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1+1</f></c>"
                        + "<c><f t=\"shared\" si=\"0\"/></c></row>");
        var xls = folder.resolve("a.xls");
        try (var workbook = new HSSFWorkbook();
                var out = Files.newOutputStream(xls)) {
            var sheet = workbook.createSheet("PEDE2023");
            var header = sheet.createRow(0);
            var row = sheet.createRow(1);
            for (var name : List.of("RA", "Fase", "IDA")) {
                header.createCell(Math.max(0, header.getLastCellNum())).setCellValue(name);
            }
            row.createCell(0).setCellValue("RA-1");
            row.createCell(1).setCellValue(3);
            row.createCell(2).setCellFormula("1/0");
            row.getCell(2).setCellErrorValue(FormulaError.DIV0);
            workbook.write(out);
        }

        var inXlsx = Reading.of(xlsx).sheets().getFirst();
        var inXls = Reading.of(xls).sheets().getFirst();

        assertThat(inXlsx.cells())
                .filteredOn(cell -> cell.rule() == Rule.REFUSED_UNREADABLE)
                .extracting(CellAccount::field, CellAccount::raw)
                .containsExactlyInAnyOrder(
                        tuple(Field.IDA, "#DIV/0!"), tuple(Field.IEG, "=A1+1"), tuple(Field.IAA, "="));
        assertThat(inXls.cells())
                .filteredOn(cell -> cell.field() == Field.IDA)
                .extracting(CellAccount::raw)
                .containsExactly("#DIV/0!");
    }

    @Test
    void what_utf_16_without_a_mark_holds_is_no_spreadsheet() throws Exception {
        var csv = SheetFiles.csv(folder.resolve("PEDE2023.csv"), ';', UTF_16LE, "", TABLE);

        assertThatThrownBy(() -> Reading.of(csv)).hasMessageContaining("NOT_A_SPREADSHEET");
    }
}
