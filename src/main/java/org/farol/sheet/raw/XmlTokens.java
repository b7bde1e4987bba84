package org.farol.sheet.raw;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pulls elements out of the XML of spreadsheets. It reads what their programs write: no document types, hence no
 * entities of one's own and nothing to expand; namespaces are told apart by their usual prefixes, which are skipped.
 */
final class XmlTokens implements Closeable {
    /** What was met. An empty element is opened, then closed. */
    enum Token {
        OPEN,
        CLOSE,
        END
    }

    private static final int LONGEST_TAG = 1 << 20;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final String CHARACTER_DATA = "<![CDATA[";
    private static final int LONGEST_OPENING = CHARACTER_DATA.length();

    private final Reader in;
    private char[] buffer = new char[1 << 15];
    private int position;
    private int limit;

    private int nameStart;
    private int nameEnd;
    private int tagEnd;
    private boolean closesAtOnce;
    private boolean open;
    private long depth;
    private int valueStart;
    private int valueEnd;

    XmlTokens(InputStream in) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** Goes to the next tag, passing over text. */
    Token next() throws IOException {
        if (closesAtOnce) {
            closesAtOnce = false;
            open = false;
            depth--;
            return Token.CLOSE;
        }
        while (skipTo('<')) {
            if (opensTag()) {
                tag();
                depth += open ? 1 : -1;
                return open ? Token.OPEN : Token.CLOSE;
            }
            passOver();
        }
        if (depth != 0) {
            throw new IOException("XML ends within an element");
        }
        return Token.END;
    }

    /** Goes to the next tag, adding the text before it. */
    Token nextWithText(StringBuilder text) throws IOException {
        if (!closesAtOnce) {
            textTo(text);
            while (!opensTag()) {
                if (startsWith(position, CHARACTER_DATA)) {
                    characterData(text);
                } else {
                    passOver();
                }
                textTo(text);
            }
        }
        return next();
    }

    /** Whether the tag has this name, prefix aside. */
    boolean is(String name) {
        return nameEnd - nameStart == name.length() && matches(nameStart, name);
    }

    /** Looks for an attribute of the opened element, prefix aside; its value is then read by the methods below. */
    boolean has(String attribute) {
        var i = nameEnd;
        while (i < tagEnd) {
            while (i < tagEnd && isSpace(buffer[i])) {
                i++;
            }
            var start = i;
            while (i < tagEnd && buffer[i] != '=' && !isSpace(buffer[i])) {
                if (buffer[i] == ':') {
                    start = i + 1;
                }
                i++;
            }
            var end = i;
            while (i < tagEnd && buffer[i] != '"' && buffer[i] != '\'') {
                i++;
            }
            var quote = i < tagEnd ? buffer[i] : '"';
            valueStart = Math.min(i + 1, tagEnd);
            i = valueStart;
            while (i < tagEnd && buffer[i] != quote) {
                i++;
            }
            valueEnd = i;
            if (end - start == attribute.length() && matches(start, attribute)) {
                return true;
            }
            i++;
        }
        return false;
    }

    /** The value found last. */
    String value() throws IOException {
        var text = new StringBuilder();
        decode(valueStart, valueEnd, text);
        return text.toString();
    }

    /** An attribute's value; {@code otherwise} where there is none. */
    String value(String attribute, String otherwise) throws IOException {
        return has(attribute) ? value() : otherwise;
    }

    /** A whole attribute of at least 0; {@code otherwise} where there is none or it is no such number. */
    int number(String attribute, int otherwise) {
        if (!has(attribute) || valueStart == valueEnd || valueEnd - valueStart > 9) {
            return otherwise;
        }
        var number = 0;
        for (var i = valueStart; i < valueEnd; i++) {
            if (buffer[i] < '0' || buffer[i] > '9') {
                return otherwise;
            }
            number = number * 10 + buffer[i] - '0';
        }
        return number;
    }

    /** The column, from 0, of a cell reference such as {@code AB12} found last; -1 where it is none. */
    int column() {
        var column = 0;
        var i = valueStart;
        for (; i < valueEnd && buffer[i] >= 'A' && buffer[i] <= 'Z' && i - valueStart < 4; i++) {
            column = column * 26 + buffer[i] - 'A' + 1;
        }
        return column - 1;
    }

    /** The row, from 1, of a cell reference found last; 0 where it is none. */
    int row() {
        var row = 0;
        for (var i = valueStart; i < valueEnd && row < RowBuilder.MOST_ROWS; i++) {
            if (buffer[i] >= '0' && buffer[i] <= '9') {
                row = row * 10 + buffer[i] - '0';
            }
        }
        return row;
    }

    /** The first character of the value found last; a space where it is empty. */
    char initial() {
        return valueStart < valueEnd ? buffer[valueStart] : ' ';
    }

    /** Whether the value found last is this one. */
    boolean valueIs(String text) {
        return valueEnd - valueStart == text.length() && matches(valueStart, text);
    }

    /** The text of the opened element, which may hold no others; the element is closed then. */
    String text() throws IOException {
        var plain = plainText();
        if (plain != null) {
            next();
            return plain;
        }
        var text = new StringBuilder();
        text(text);
        return text.toString();
    }

    /** The text up to the next tag, where it lies in the buffer as it is; that of nearly every cell does. */
    private @Nullable String plainText() {
        if (closesAtOnce) {
            return null;
        }
        var end = position;
        while (end < limit && buffer[end] != '<' && buffer[end] != '&') {
            end++;
        }
        if (end + 1 >= limit || buffer[end] == '&' || buffer[end + 1] == '!' || buffer[end + 1] == '?') {
            return null;
        }
        var text = new String(buffer, position, end - position);
        position = end;
        return text;
    }

    /** Adds the text of the opened element up to its end or to the next tag. */
    private void text(StringBuilder text) throws IOException {
        if (closesAtOnce) {
            closesAtOnce = false;
            depth--;
            return;
        }
        nextWithText(text);
    }

    /** Adds text up to the next tag and goes to that tag, without reading it. */
    private void textTo(StringBuilder text) throws IOException {
        while (true) {
            var start = position;
            while (position < limit && buffer[position] != '<') {
                position++;
            }
            // An entity cut in two by the end of the buffer is decoded when the rest is there.
            var end = position;
            if (position == limit) {
                var ampersand = lastOf('&', start, end);
                end = ampersand >= 0 && lastOf(';', ampersand, limit) < 0 && limit - ampersand < 12 ? ampersand : end;
            }
            decode(start, end, text);
            if (text.length() > LONGEST_TEXT) {
                throw new LimitException("text of a cell");
            }
            if (position < limit) {
                while (limit - position < LONGEST_OPENING && fill()) {
                    // What opens here is told by its first characters.
                }
                return;
            }
            position = end;
            if (!fill()) {
                throw new IOException("XML ends within an element");
            }
        }
    }

    private int lastOf(char wanted, int from, int to) {
        for (var i = to - 1; i >= from; i--) {
            if (buffer[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Whether what starts with {@code <} is a tag, and no comment, instruction or character data. */
    private boolean opensTag() throws IOException {
        while (limit - position < LONGEST_OPENING && fill()) {
            // What it opens is told by its first characters.
        }
        return position + 1 >= limit || (buffer[position + 1] != '?' && buffer[position + 1] != '!');
    }

    private void passOver() throws IOException {
        if (startsWith(position, "<?")) {
            skipPast("?>");
        } else if (startsWith(position, "<!--")) {
            skipPast("-->");
        } else if (startsWith(position, CHARACTER_DATA)) {
            skipPast("]]>");
        } else {
            throw new IOException("a document type in a spreadsheet");
        }
    }

    private void tag() throws IOException {
        var end = endOfTag();
        var start = position + 1;
        var first = buffer[start];
        open = first != '/';
        closesAtOnce = open && buffer[end - 1] == '/';
        nameStart = open ? start : start + 1;
        tagEnd = closesAtOnce ? end - 1 : end;
        var i = nameStart;
        for (; i < tagEnd && !isSpace(buffer[i]); i++) {
            if (buffer[i] == ':') {
                nameStart = i + 1;
            }
        }
        nameEnd = i;
        position = end + 1;
    }

    private void characterData(StringBuilder text) throws IOException {
        position += CHARACTER_DATA.length();
        while (!startsWith(position, "]]>")) {
            if (limit - position < 3 && !fill()) {
                throw new IOException("XML ends within character data");
            }
            if (!startsWith(position, "]]>")) {
                text.append(buffer[position++]);
            }
            if (text.length() > LONGEST_TEXT) {
                throw new LimitException("text of a cell");
            }
        }
        position += "]]>".length();
    }

    private boolean startsWith(int at, String text) {
        return at + text.length() <= limit && matches(at, text);
    }

    private void skipPast(String end) throws IOException {
        while (!startsWith(position, end)) {
            if (limit - position <= end.length() && !fill()) {
                throw new IOException("XML ends within a comment");
            }
            if (!startsWith(position, end)) {
                position++;
            }
        }
        position += end.length();
    }

    private boolean skipTo(char wanted) throws IOException {
        while (true) {
            while (position < limit) {
                if (buffer[position] == wanted) {
                    return true;
                }
                position++;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    /** The end of the tag at the position, all of which is in the buffer then. */
    private int endOfTag() throws IOException {
        var i = position + 1;
        var quote = '\0';
        while (true) {
            while (i < limit) {
                var c = buffer[i];
                if (quote != '\0') {
                    if (c == quote) {
                        quote = '\0';
                    }
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '>') {
                    if (i == position + 1) {
                        throw new IOException("an empty tag");
                    }
                    return i;
                }
                i++;
            }
            var done = i - position;
            if (!fill()) {
                throw new IOException("XML ends within a tag");
            }
            i = position + done;
        }
    }

    /** Reads more, keeping what lies from the position on; false at the end. */
    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            if (limit >= LONGEST_TAG) {
                throw new LimitException("tag");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        var read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }

    private boolean matches(int at, String text) {
        for (var i = 0; i < text.length(); i++) {
            if (buffer[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private void decode(int start, int end, StringBuilder text) throws IOException {
        var from = start;
        for (var i = start; i < end; i++) {
            if (buffer[i] == '&') {
                text.append(buffer, from, i - from);
                var semicolon = i + 1;
                while (semicolon < end && buffer[semicolon] != ';') {
                    semicolon++;
                }
                if (semicolon == end) {
                    throw new IOException("an entity without its end");
                }
                entity(new String(buffer, i + 1, semicolon - i - 1), text);
                i = semicolon;
                from = semicolon + 1;
            }
        }
        text.append(buffer, from, end - from);
    }

    private static void entity(String name, StringBuilder text) throws IOException {
        switch (name) {
            case "amp" -> text.append('&');
            case "lt" -> text.append('<');
            case "gt" -> text.append('>');
            case "quot" -> text.append('"');
            case "apos" -> text.append('\'');
            default -> character(name, text);
        }
    }

    private static void character(String name, StringBuilder text) throws IOException {
        try {
            if (!name.startsWith("#")) {
                throw new IOException("an entity of one's own: " + name);
            }
            var code = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
            text.appendCodePoint(code);
        } catch (IllegalArgumentException e) {
            throw new IOException("no character: " + name, e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
