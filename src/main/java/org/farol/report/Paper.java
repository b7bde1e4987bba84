package org.farol.report;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A4 pages that are written from the top down, in points; text in an embedded font, drawings as vectors. */
final class Paper implements AutoCloseable {
    static final float LEFT = 48;
    static final float RIGHT = PDRectangle.A4.getWidth() - 48;
    static final float WIDTH = RIGHT - LEFT;
    static final Color INK = new Color(0x1F, 0x23, 0x28);
    static final Color MUTED = new Color(0x59, 0x63, 0x6E);
    static final Color RULE = new Color(0xD1, 0xD9, 0xE0);
    static final Color RAISES = new Color(0xC2, 0x41, 0x0C);
    static final Color LOWERS = new Color(0x1D, 0x6F, 0xB8);

    private static final float TOP = PDRectangle.A4.getHeight() - 48;
    private static final float BOTTOM = 72;
    private static final int ELLIPSIS = '…';
    private static final float LEADING = 1.35f;

    private final PDDocument document = new PDDocument();
    private final PDFont regular;
    private final PDFont bold;
    private final Map<Integer, Float> regularAdvances = new HashMap<>();
    private final Map<Integer, Float> boldAdvances = new HashMap<>();
    /** Of both fonts: they have the same characters. */
    private CmapLookup glyphs;

    private PDPageContentStream content;
    private float y;

    @SuppressWarnings("NullAway.Init") // Loading the first font sets its glyphs.
    Paper() throws IOException {
        regular = font("LiberationSans-Regular.ttf");
        bold = font("LiberationSans-Bold.ttf");
        content = newPage();
    }

    private PDFont font(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Paper.class.getResourceAsStream("fonts/" + file))) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures and the like cost more time than all the rest of a long report, and Portuguese needs none.
            font.setEnableGsub(false);
            glyphs = font.getUnicodeCmapLookup();
            return PDType0Font.load(document, font, true);
        }
    }

    private PDPageContentStream newPage() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    PDDocument document() {
        return document;
    }

    /** Distance from the bottom of the page to where the next thing is written. */
    float y() {
        return y;
    }

    void down(float points) {
        y -= points;
    }

    /** Goes to a new page unless {@code height} points are left on this one. */
    boolean makeRoom(float height) throws IOException {
        if (y - height >= BOTTOM) {
            return false;
        }
        content.close();
        content = newPage();
        return true;
    }

    /** A paragraph over the whole width. */
    void paragraph(String text, float size, boolean isBold, Color color) throws IOException {
        for (var line : lines(text, size, isBold, WIDTH)) {
            makeRoom(size * LEADING);
            y -= size * LEADING;
            text(line, LEFT, y + size * 0.25f, size, isBold, color);
        }
    }

    /** One line of text with its baseline at {@code baseline}. */
    void text(String text, float x, float baseline, float size, boolean isBold, Color color) throws IOException {
        content.beginText();
        content.setFont(isBold ? bold : regular, size);
        content.setNonStrokingColor(color);
        content.newLineAtOffset(x, baseline);
        content.showText(printable(text));
        content.endText();
    }

    void textRight(String text, float x, float baseline, float size, boolean isBold, Color color) throws IOException {
        text(text, x - width(text, size, isBold), baseline, size, isBold, color);
    }

    void fill(float x, float bottom, float width, float height, Color color) throws IOException {
        content.setNonStrokingColor(color);
        content.addRect(x, bottom, width, height);
        content.fill();
    }

    void line(float fromX, float fromY, float toX, float toY, float thickness, Color color) throws IOException {
        content.setStrokingColor(color);
        content.setLineWidth(thickness);
        content.moveTo(fromX, fromY);
        content.lineTo(toX, toY);
        content.stroke();
    }

    float width(String text, float size, boolean isBold) throws IOException {
        var width = 0f;
        for (var codePoint : printable(text).codePoints().toArray()) {
            width += advance(codePoint, isBold);
        }
        return width * size;
    }

    /** Width of a character at size 1. Kept, because the font looks it up anew each time, and pages are all letters. */
    private float advance(int codePoint, boolean isBold) throws IOException {
        var known = isBold ? boldAdvances : regularAdvances;
        var advance = known.get(codePoint);
        if (advance == null) {
            advance = (isBold ? bold : regular).getStringWidth(Character.toString(codePoint)) / 1000;
            known.put(codePoint, advance);
        }
        return advance;
    }

    /** The text, cut with an ellipsis where it is wider than {@code width}. */
    String fitting(String text, float size, boolean isBold, float width) throws IOException {
        if (width(text, size, isBold) <= width) {
            return text;
        }
        var room = width / size - advance(ELLIPSIS, isBold);
        var kept = 0;
        while (kept < text.length()) {
            var codePoint = text.codePointAt(kept);
            room -= advance(printable(codePoint), isBold);
            if (room < 0) {
                break;
            }
            kept += Character.charCount(codePoint);
        }
        return text.substring(0, kept).strip() + Character.toString(ELLIPSIS);
    }

    private List<String> lines(String text, float size, boolean isBold, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size, isBold) > width && !line.isEmpty()) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    /** Characters that the fonts lack, such as emoji in a name, as a question mark: a report must not fail for them. */
    private String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().map(this::printable).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private int printable(int codePoint) {
        return codePoint >= ' ' && glyphs.getGlyphId(codePoint) != 0 ? codePoint : '?';
    }

    /** Writes {@code left} and the page number under every page, in small print. */
    void footers(List<String> left, Words words) throws IOException {
        content.close();
        var pages = document.getNumberOfPages();
        for (var number = 1; number <= pages; number++) {
            content = new PDPageContentStream(
                    document, document.getPage(number - 1), PDPageContentStream.AppendMode.APPEND, true, true);
            line(LEFT, BOTTOM - 12, RIGHT, BOTTOM - 12, 0.5f, RULE);
            var baseline = BOTTOM - 24;
            for (var line : left) {
                for (var part : lines(line, 7.5f, false, WIDTH - 60)) {
                    text(part, LEFT, baseline, 7.5f, false, MUTED);
                    baseline -= 10;
                }
            }
            textRight(words.words("page", number, pages), RIGHT, BOTTOM - 24, 7.5f, false, MUTED);
            content.close();
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
