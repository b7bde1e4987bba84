package org.farol.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.dhatim.fastexcel.Workbook;

/** Tables (rows of texts, numbers, dates; an empty text is no cell) as files of every kind that Farol reads. */
final class SheetFiles {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private SheetFiles() {}

    /** Writes what a part of an archive holds. */
    @FunctionalInterface
    interface Part {
        void write(OutputStream out) throws IOException;

        static Part of(String text) {
            return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static Path xlsx(Path file, String sheetName, List<List<?>> rows) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet(sheetName);
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < rows.get(row).size(); column++) {
                    switch (rows.get(row).get(column)) {
                        case Number number -> sheet.value(row, column, number);
                        case LocalDate date -> {
                            sheet.value(row, column, date);
                            sheet.style(row, column).format("dd/mm/yyyy").set();
                        }
                        case String text when text.isEmpty() -> {}
                        case Object text -> sheet.value(row, column, text.toString());
                    }
                }
            }
        }
        return file;
    }

    static Path xls(Path file, Map<String, List<List<?>>> sheets) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new HSSFWorkbook()) {
            var dates = workbook.createCellStyle();
            dates.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            sheets.forEach((name, rows) -> {
                var sheet = workbook.createSheet(name);
                for (var row = 0; row < rows.size(); row++) {
                    var written = sheet.createRow(row);
                    for (var column = 0; column < rows.get(row).size(); column++) {
                        put(written.createCell(column), rows.get(row).get(column), dates);
                    }
                }
            });
            workbook.write(out);
        }
        return file;
    }

    private static void put(Cell cell, Object value, CellStyle dates) {
        switch (value) {
            case Number number -> cell.setCellValue(number.doubleValue());
            case LocalDate date -> {
                cell.setCellValue(date);
                cell.setCellStyle(dates);
            }
            case String text when text.isEmpty() -> {}
            case Object text -> cell.setCellValue(text.toString());
        }
    }

    static Path ods(Path file, String sheetName, List<List<?>> rows) throws IOException {
        var body = rows.stream()
                .map(row -> row.stream().map(SheetFiles::odsCell).collect(Collectors.joining()))
                .map(cells -> "<table:table-row>" + cells + "</table:table-row>")
                .collect(Collectors.joining());
        return odsOf(file, "<table:table table:name=\"" + escaped(sheetName) + "\">" + body + "</table:table>");
    }

    private static String odsCell(Object value) {
        var paragraph = "<text:p>" + escaped(value.toString()) + "</text:p></table:table-cell>";
        return switch (value) {
            case Number number ->
                "<table:table-cell office:value-type=\"float\" office:value=\"" + number + "\">" + paragraph;
            case LocalDate date ->
                "<table:table-cell table:style-name=\"ce1\" office:value-type=\"date\" office:date-value=\"" + date
                        + "\">" + paragraph;
            case String text when text.isEmpty() -> "<table:table-cell/>";
            case Object _ -> "<table:table-cell office:value-type=\"string\">" + paragraph;
        };
    }

    /** An .ods file of these tables, in XML. */
    static Path odsOf(Path file, String tables) throws IOException {
        var content = XML
                + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"
                + "<office:automatic-styles><number:date-style style:name=\"N1\"><number:day number:style=\"long\"/>"
                + "<number:text>/</number:text><number:month number:style=\"long\"/><number:text>/</number:text>"
                + "<number:year number:style=\"long\"/></number:date-style>"
                + "<style:style style:name=\"ce1\" style:data-style-name=\"N1\"/>"
                + "<style:style style:name=\"hidden\"><style:table-properties table:display=\"false\"/></style:style>"
                + "</office:automatic-styles><office:body><office:spreadsheet>"
                + tables
                + "</office:spreadsheet></office:body></office:document-content>";
        return zip(
                file,
                Map.of("META-INF/manifest.xml", Part.of("<manifest:manifest/>"), "content.xml", Part.of(content)));
    }

    /** A .csv file; {@code mark} stands before all else. */
    static Path csv(Path file, char separator, Charset encoding, String mark, List<List<?>> rows) throws IOException {
        var text = new StringBuilder(mark);
        var format = CSVFormat.DEFAULT.builder().setDelimiter(separator).get();
        for (var row : rows) {
            format.printRecord(text, row.toArray());
        }
        return Files.write(file, text.toString().getBytes(encoding));
    }

    /** An .xlsx file of one sheet, {@code PEDE2023}, with these rows in XML. */
    static Path xlsxOf(Path file, String rows) throws IOException {
        return xlsxOf(file, Part.of(worksheet(rows)), Map.of());
    }

    /** An .xlsx file of one sheet, {@code PEDE2023}, whose XML {@code sheet} writes, with more parts or others. */
    static Path xlsxOf(Path file, Part sheet, Map<String, Part> others) throws IOException {
        var parts = new LinkedHashMap<String, Part>();
        parts.put("xl/workbook.xml", Part.of(workbook("")));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                Part.of("<Relationships><Relationship Id=\"rId1\" Type=\"" + RELATIONSHIPS
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        parts.put("xl/worksheets/sheet1.xml", sheet);
        parts.putAll(others);
        return zip(file, parts);
    }

    static String worksheet(String rows) {
        return XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>";
    }

    static String workbook(String properties) {
        return XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONSHIPS + "\">" + properties
                + "<sheets><sheet name=\"PEDE2023\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    }

    /** A row of cells in XML, texts inline. */
    static String row(Object... values) {
        var row = new StringBuilder("<row>");
        for (var value : values) {
            row.append(
                    value instanceof Number
                            ? "<c><v>" + value + "</v></c>"
                            : "<c t=\"inlineStr\"><is><t>" + escaped(value.toString()) + "</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    static Path zip(Path file, Map<String, Part> parts) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            parts.forEach((name, part) -> {
                try {
                    zip.putNextEntry(new ZipEntry(name));
                    part.write(zip);
                    zip.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return file;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
