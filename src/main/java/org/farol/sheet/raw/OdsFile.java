package org.farol.sheet.raw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.farol.sheet.raw.XmlTokens.Token;

/** An .ods file (OpenDocument 1.3, part 3). */
final class OdsFile implements RawFile {
    private static final String CONTENT = "content.xml";

    private final ZipParts parts;
    private final Styles styles = new Styles();
    private final List<RawSheet> sheets = new ArrayList<>();

    private OdsFile(ZipParts parts) throws IOException {
        this.parts = parts;
        if (parts.has("styles.xml")) {
            try (var xml = parts.openSmall("styles.xml")) {
                styles.learn(xml);
            }
        }
        try (var xml = parts.open(CONTENT)) {
            styles.learn(xml);
        }
        try (var xml = parts.open(CONTENT)) {
            var depth = 0;
            for (var token = xml.next(); token != Token.END; token = xml.next()) {
                if (xml.is("table")) {
                    if (token == Token.OPEN && depth++ == 0) {
                        var hidden = styles.hiddenTables.contains(xml.value("style-name", ""));
                        sheets.add(new Sheet(sheets.size(), xml.value("name", ""), hidden));
                    } else if (token == Token.CLOSE) {
                        depth--;
                    }
                }
            }
        }
    }

    static boolean isOne(ZipParts parts) {
        return parts.has(CONTENT) && parts.has("META-INF/manifest.xml");
    }

    /** Whether the parts can only be read with a password. */
    static boolean isEncrypted(ZipParts parts) throws IOException {
        try (var xml = parts.open("META-INF/manifest.xml")) {
            for (var token = xml.next(); token != Token.END; token = xml.next()) {
                if (xml.is("encryption-data")) {
                    return true;
                }
            }
            return false;
        }
    }

    static OdsFile open(Path file) throws IOException {
        var parts = new ZipParts(file);
        try {
            return new OdsFile(parts);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public List<RawSheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }

    /** What styles tell of cells: the format of dates, written as in the other files, and which tables are hidden. */
    private static final class Styles {
        private final Map<String, String> dateFormats = new HashMap<>();
        private final Map<String, String> dataStyles = new HashMap<>();
        private final Set<String> hiddenTables = new HashSet<>();

        void learn(XmlTokens xml) throws IOException {
            var style = "";
            var dateStyle = "";
            var format = new StringBuilder();
            for (var token = xml.next(); token != Token.END; token = xml.next()) {
                if (xml.is("date-style")) {
                    if (token == Token.OPEN) {
                        dateStyle = xml.value("name", "");
                        format.setLength(0);
                    } else {
                        dateFormats.put(dateStyle, format.toString());
                        dateStyle = "";
                    }
                } else if (token == Token.OPEN) {
                    if (!dateStyle.isEmpty()) {
                        format.append(dateLetters(xml));
                    } else if (xml.is("style")) {
                        style = xml.value("name", "");
                        if (xml.has("data-style-name")) {
                            dataStyles.put(style, xml.value());
                        }
                    } else if (xml.is("table-properties")
                            && xml.value("display", "true").equals("false")) {
                        hiddenTables.add(style);
                    } else if (xml.is("spreadsheet")) {
                        return;
                    }
                }
            }
        }

        private static String dateLetters(XmlTokens xml) throws IOException {
            var isLong = xml.value("style", "short").equals("long");
            if (xml.is("text")) {
                return xml.text();
            }
            if (xml.is("day")) {
                return isLong ? "dd" : "d";
            }
            if (xml.is("month")) {
                return isLong ? "mm" : "m";
            }
            return xml.is("year") ? "yyyy" : "";
        }

        String dateFormat(String cellStyle) {
            return dateFormats.getOrDefault(dataStyles.getOrDefault(cellStyle, cellStyle), "");
        }
    }

    private final class Sheet implements RawSheet {
        private final int index;
        private final String name;
        private final boolean hidden;

        Sheet(int index, String name, boolean hidden) {
            this.index = index;
            this.name = name;
            this.hidden = hidden;
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
            try (var xml = parts.open(CONTENT)) {
                var depth = 0;
                var table = -1;
                for (var token = xml.next(); token != Token.END; token = xml.next()) {
                    if (xml.is("table")) {
                        if (token == Token.OPEN && depth++ == 0 && ++table == index) {
                            return new TableScan(xml, sink).run();
                        }
                        if (token == Token.CLOSE) {
                            depth--;
                        }
                    }
                }
                return List.of();
            }
        }
    }

    /** Reads one table, from behind its opening to its end. */
    private final class TableScan {
        private final XmlTokens xml;
        private final Cells cells = new Cells(false);
        private final RowBuilder builder;
        private final Map<Integer, RawCell> row = new TreeMap<>();
        /** The default style from a column on, up to the next of these. */
        private final TreeMap<Integer, String> columnStyles = new TreeMap<>();

        private int column;
        private int columns;
        private int number = 1;

        TableScan(XmlTokens xml, Consumer<RawRow> sink) {
            this.xml = xml;
            this.builder = new RowBuilder(sink);
        }

        List<MergedCells> run() throws IOException {
            var repeated = 1;
            var isHidden = false;
            for (var token = xml.next(); token != Token.END; token = xml.next()) {
                if (xml.is("table-cell") || xml.is("covered-table-cell")) {
                    if (token == Token.OPEN) {
                        cell(xml.is("covered-table-cell") ? "covered-table-cell" : "table-cell");
                    }
                } else if (xml.is("table-row")) {
                    if (token == Token.OPEN) {
                        repeated = Math.max(1, xml.number("number-rows-repeated", 1));
                        isHidden = !xml.value("visibility", "visible").equals("visible");
                        row.clear();
                        column = 0;
                    } else {
                        rows(repeated, isHidden);
                    }
                } else if (token == Token.OPEN && xml.is("table-column")) {
                    columnStyles.put(columns, xml.value("default-cell-style-name", ""));
                    columns += Math.max(1, xml.number("number-columns-repeated", 1));
                } else if (token == Token.CLOSE && xml.is("table")) {
                    break;
                }
            }
            return builder.merged();
        }

        private void rows(int repeated, boolean isHidden) throws LimitException {
            if (!row.isEmpty()) {
                for (var i = 0; i < repeated; i++) {
                    builder.start(number + i, isHidden);
                    for (var entry : row.entrySet()) {
                        builder.put(entry.getKey(), entry.getValue());
                    }
                    builder.end();
                }
            }
            number = (int) Math.min((long) number + repeated, Integer.MAX_VALUE);
        }

        private void cell(String element) throws IOException {
            var repeated = Math.max(1, xml.number("number-columns-repeated", 1));
            var across = xml.number("number-columns-spanned", 1);
            var down = xml.number("number-rows-spanned", 1);
            if (across > 1 || down > 1) {
                builder.merge(new MergedCells(number, column, number + down - 1, column + across - 1));
            }
            var style = xml.value("style-name", defaultStyle());
            var type = xml.value("value-type", "");
            var value = xml.value("value", "");
            var date = xml.value("date-value", "");
            var truth = xml.value("boolean-value", "");
            var formula = xml.value("formula", "");
            var text = text(element);
            var cell = switch (type) {
                case "float", "percentage", "currency" -> cells.number(value, "");
                case "date" -> cells.date(date, styles.dateFormat(style));
                case "boolean" -> Cells.truth(truth.equals("true"));
                case "" -> formula.isEmpty() ? cells.text(text) : new RawCell.Faulty(text);
                default -> isError(formula, text) ? new RawCell.Faulty(text) : cells.text(text);
            };
            if (!(cell instanceof RawCell.Blank)) {
                for (var i = 0; i < repeated; i++) {
                    if (column + i >= RowBuilder.MOST_COLUMNS) {
                        throw new LimitException("columns");
                    }
                    row.put(column + i, cell);
                }
            }
            column = Math.min(column + repeated, RowBuilder.MOST_COLUMNS);
        }

        private boolean isError(String formula, String text) {
            return !formula.isEmpty() && (text.startsWith("#") || text.startsWith("Err:"));
        }

        private String defaultStyle() {
            var style = columnStyles.floorEntry(column);
            return style == null ? "" : style.getValue();
        }

        /** The paragraphs of a cell up to its end, without comments. */
        private String text(String element) throws IOException {
            var text = new StringBuilder();
            var annotations = 0;
            while (true) {
                var before = text.length();
                var token = xml.nextWithText(text);
                if (annotations > 0) {
                    text.setLength(before);
                }
                if (token == Token.END || (token == Token.CLOSE && xml.is(element))) {
                    return text.toString();
                }
                if (xml.is("annotation")) {
                    annotations += token == Token.OPEN ? 1 : -1;
                } else if (token == Token.OPEN && (xml.is("p") || xml.is("line-break")) && !text.isEmpty()) {
                    text.append('\n');
                } else if (token == Token.OPEN && (xml.is("s") || xml.is("tab"))) {
                    text.append(' ');
                }
            }
        }
    }
}
