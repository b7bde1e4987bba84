package org.farol.report;

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
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of a document, embedded once for all its pages, and how wide text is in them. */
final class Typeface {
    private static final int ELLIPSIS = '…';

    private final PDFont regular;
    private final PDFont bold;
    private final Map<Integer, Float> regularAdvances = new HashMap<>();
    private final Map<Integer, Float> boldAdvances = new HashMap<>();
    /** Of both fonts: they have the same characters. */
    private CmapLookup glyphs;

    @SuppressWarnings("NullAway.Init") // Loading the first font sets its glyphs.
    Typeface(PDDocument document) throws IOException {
        regular = font(document, "LiberationSans-Regular.ttf");
        bold = font(document, "LiberationSans-Bold.ttf");
    }

    private PDFont font(PDDocument document, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Typeface.class.getResourceAsStream("fonts/" + file))) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures and the like cost more time than all the rest of a long report, and Portuguese needs none.
            font.setEnableGsub(false);
            glyphs = font.getUnicodeCmapLookup();
            return PDType0Font.load(document, font, true);
        }
    }

    PDFont font(Style style) {
        return style.bold() ? bold : regular;
    }

    /** Characters that the fonts lack, such as emoji in a name, as a question mark: a report must not fail for them. */
    String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().map(this::printable).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private int printable(int codePoint) {
        return codePoint >= ' ' && glyphs.getGlyphId(codePoint) != 0 ? codePoint : '?';
    }

    float width(String text, Style style) throws IOException {
        var width = 0f;
        for (var codePoint : printable(text).codePoints().toArray()) {
            width += advance(codePoint, style);
        }
        return width * style.size();
    }

    /** Width of a character at size 1. Kept, because the font looks it up anew each time, and pages are all letters. */
    private float advance(int codePoint, Style style) throws IOException {
        var known = style.bold() ? boldAdvances : regularAdvances;
        var advance = known.get(codePoint);
        if (advance == null) {
            advance = font(style).getStringWidth(Character.toString(codePoint)) / 1000;
            known.put(codePoint, advance);
        }
        return advance;
    }

    /** The text, cut with an ellipsis where it is wider than {@code width}. */
    String fitting(String text, Style style, float width) throws IOException {
        if (width(text, style) <= width) {
            return text;
        }
        var room = width / style.size() - advance(ELLIPSIS, style);
        var kept = 0;
        while (kept < text.length()) {
            var codePoint = text.codePointAt(kept);
            room -= advance(printable(codePoint), style);
            if (room < 0) {
                break;
            }
            kept += Character.charCount(codePoint);
        }
        return text.substring(0, kept).strip() + Character.toString(ELLIPSIS);
    }

    /** The text in at most {@code most} lines, the last cut with an ellipsis where there is more. */
    List<String> lines(String text, Style style, float width, int most) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            var isLast = lines.size() == most - 1;
            if (width(longer, style) > width && !line.isEmpty() && !isLast) {
                lines.add(fitting(line, style, width));
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(fitting(line, style, width));
        return lines;
    }
}
