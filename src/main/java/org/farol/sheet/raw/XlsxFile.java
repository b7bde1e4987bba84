package org.farol.sheet.raw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.farol.sheet.raw.XmlTokens.Token;

/** An .xlsx file (ECMA-376, SpreadsheetML). */
final class XlsxFile implements RawFile {
    private static final long MOST_SHARED_TEXT = 1L << 26;
    /** What an entry of the shared texts weighs beside its characters. */
    private static final int WEIGHT_OF_A_TEXT = 16;

    private static final String WORKBOOK = "xl/workbook.xml";

    private final ZipParts parts;
    private final List<RawSheet> sheets;
    private final boolean date1904;
    /** The number format of each cell style; empty where it shows plain numbers. */
    private final List<String> formats;

    private final List<RawCell> sharedTexts;

    private XlsxFile(ZipParts parts) throws IOException {
        this.parts = parts;
        var workbook = Workbook.read(parts);
        this.date1904 = workbook.date1904();
        this.formats = formats(parts);
        this.sharedTexts = sharedTexts(parts, new Cells(date1904));
        var found = new ArrayList<RawSheet>();
        for (var sheet : workbook.sheets()) {
            found.add(new Sheet(sheet.name(), sheet.hidden(), sheet.part()));
        }
        this.sheets = List.copyOf(found);
    }

    static boolean isOne(ZipParts parts) {
        return parts.has(WORKBOOK);
    }

    static XlsxFile open(Path file) throws IOException {
        var parts = new ZipParts(file);
        try {
            return new XlsxFile(parts);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public List<RawSheet> sheets() {
        return sheets;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }

    private record SheetPart(String name, boolean hidden, String part) {}

    private record Workbook(boolean date1904, List<SheetPart> sheets) {
        static Workbook read(ZipParts parts) throws IOException {
            var targets = targets(parts);
            var sheets = new ArrayList<SheetPart>();
            var date1904 = false;
            try (var xml = parts.openSmall(WORKBOOK)) {
                for (var token = xml.next(); token != Token.END; token = xml.next()) {
                    if (token == Token.OPEN && xml.is("workbookPr")) {
                        var epoch = xml.value("date1904", "0");
                        date1904 = epoch.equals("1") || epoch.equals("true");
                    } else if (token == Token.OPEN && xml.is("sheet")) {
                        var part = targets.get(xml.value("id", ""));
                        if (part != null) {
                            sheets.add(new SheetPart(
                                    xml.value("name", ""),
                                    !xml.value("state", "visible").equals("visible"),
                                    part));
                        }
                    }
                }
            }
            return new Workbook(date1904, sheets);
        }

        /** The parts of worksheets by the id of their relationship; sheets of charts have no cells. */
        private static Map<String, String> targets(ZipParts parts) throws IOException {
            var targets = new HashMap<String, String>();
            try (var xml = parts.openSmall("xl/_rels/workbook.xml.rels")) {
                for (var token = xml.next(); token != Token.END; token = xml.next()) {
                    if (token == Token.OPEN
                            && xml.is("Relationship")
                            && xml.value("Type", "").endsWith("/worksheet")) {
                        var target = xml.value("Target", "");
                        targets.put(xml.value("Id", ""), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                    }
                }
            }
            return targets;
        }
    }

    private static List<String> formats(ZipParts parts) throws IOException {
        var formats = new ArrayList<String>();
        if (!parts.has("xl/styles.xml")) {
            return formats;
        }
        var custom = new HashMap<Integer, String>();
        var inCells = false;
        try (var xml = parts.openSmall("xl/styles.xml")) {
            for (var token = xml.next(); token != Token.END; token = xml.next()) {
                if (xml.is("cellXfs")) {
                    inCells = token == Token.OPEN;
                } else if (token == Token.OPEN && xml.is("numFmt")) {
                    custom.put(xml.number("numFmtId", -1), xml.value("formatCode", ""));
                } else if (token == Token.OPEN && inCells && xml.is("xf")) {
                    int id = xml.number("numFmtId", 0);
                    formats.add(custom.getOrDefault(id, builtIn(id)));
                }
            }
        }
        return formats;
    }

    /** The number formats that have no text in the file (ECMA-376, part 1, 18.8.30), as far as they show dates. */
    static String builtIn(int id) {
        return switch (id) {
            case 14 -> "m/d/yyyy";
            case 15 -> "d-mmm-yy";
            case 16 -> "d-mmm";
            case 17 -> "mmm-yy";
            case 22 -> "m/d/yy h:mm";
            case 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> "yyyy-m-d";
            default -> "";
        };
    }

    private static List<RawCell> sharedTexts(ZipParts parts, Cells cells) throws IOException {
        var texts = new ArrayList<RawCell>();
        if (!parts.has("xl/sharedStrings.xml")) {
            return texts;
        }
        var held = 0L;
        try (var xml = parts.open("xl/sharedStrings.xml")) {
            for (var token = xml.next(); token != Token.END; token = xml.next()) {
                if (token == Token.OPEN && xml.is("si")) {
                    var cell = cells.text(richText(xml, "si"));
                    held += WEIGHT_OF_A_TEXT + cell.raw().length();
                    if (held > MOST_SHARED_TEXT) {
                        throw new LimitException("shared texts");
                    }
                    texts.add(cell);
                }
            }
        }
        return texts;
    }

    /** The runs of a text up to the end of {@code element}, without the reading aids of Japanese. */
    private static String richText(XmlTokens xml, String element) throws IOException {
        var text = new StringBuilder();
        var inReadingAid = false;
        for (var token = xml.next(); token != Token.END; token = xml.next()) {
            if (token == Token.CLOSE && xml.is(element)) {
                break;
            }
            if (xml.is("rPh")) {
                inReadingAid = token == Token.OPEN;
            } else if (token == Token.OPEN && xml.is("t")) {
                var run = xml.text();
                text.append(inReadingAid ? "" : run);
            }
        }
        return text.toString();
    }

    private final class Sheet implements RawSheet {
        private final String name;
        private final boolean hidden;
        private final String part;

        Sheet(String name, boolean hidden, String part) {
            this.name = name;
            this.hidden = hidden;
            this.part = part;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean hidden() {
            return hidden;
        }

        @Override
        public List<MergedCells> scan(Consumer<RawRow> sink) throws IOException {
            // Sheets may be read at the same time; what they remember of their cells is their own.
            var cells = new Cells(date1904);
            var row = new RowBuilder(sink);
            var number = 0;
            var column = -1;
            try (var xml = parts.open(part)) {
                for (var token = xml.next(); token != Token.END; token = xml.next()) {
                    if (xml.is("c") && token == Token.OPEN) {
                        column = xml.has("r") && xml.column() >= 0 ? xml.column() : column + 1;
                        row.put(column, cell(xml, cells));
                    } else if (xml.is("row")) {
                        if (token == Token.OPEN) {
                            number = xml.number("r", number + 1);
                            column = -1;
                            row.start(number, xml.has("hidden") && (xml.valueIs("1") || xml.valueIs("true")));
                        } else {
                            row.end();
                        }
                    } else if (token == Token.OPEN && xml.is("mergeCell") && xml.has("ref")) {
                        var area = MergedCells.of(xml.value());
                        if (area.isPresent()) {
                            row.merge(area.get());
                        }
                    }
                }
            }
            return row.merged();
        }

        private RawCell cell(XmlTokens xml, Cells cells) throws IOException {
            var type = xml.has("t") ? (xml.valueIs("str") ? 'f' : xml.valueIs("inlineStr") ? 'i' : xml.initial()) : 'n';
            var style = xml.number("s", 0);
            RawCell cell = RawCell.BLANK;
            var formula = "";
            for (var token = xml.next(); token != Token.END; token = xml.next()) {
                if (token == Token.CLOSE) {
                    if (xml.is("c")) {
                        break;
                    }
                } else if (xml.is("v")) {
                    cell = value(type, xml.text(), style, cells);
                } else if (xml.is("is")) {
                    cell = cells.text(richText(xml, "is"));
                } else if (xml.is("f")) {
                    formula = "=" + xml.text();
                }
            }
            // A formula that was never calculated has no value to read, which must not pass for an empty cell.
            return cell instanceof RawCell.Blank && !formula.isEmpty() && type != 'f'
                    ? new RawCell.Faulty(formula)
                    : cell;
        }

        private RawCell value(char type, String text, int style, Cells cells) {
            return switch (type) {
                case 's' -> shared(text);
                case 'b' -> Cells.truth(text.equals("1") || text.equals("true"));
                case 'e' -> new RawCell.Faulty(text);
                case 'f', 'i' -> cells.text(text);
                case 'd' -> cells.date(text, "yyyy-mm-dd");
                default ->
                    text.isBlank()
                            ? RawCell.BLANK
                            : cells.number(text.strip(), style < formats.size() ? formats.get(style) : "");
            };
        }

        private RawCell shared(String index) {
            try {
                var number = Integer.parseInt(index.strip());
                return number >= 0 && number < sharedTexts.size()
                        ? sharedTexts.get(number)
                        : new RawCell.Faulty("#" + index);
            } catch (NumberFormatException _) {
                // A damaged file: the cell is refused with what stands in it, the rest is read.
                return new RawCell.Faulty("#" + index);
            }
        }
    }
}
