package org.farol.report;

import java.awt.Color;

/** How a line of text looks; size in points. */
record Style(float size, boolean bold, Color color) {
    static final Color INK = new Color(0x1F, 0x23, 0x28);
    static final Color MUTED = new Color(0x59, 0x63, 0x6E);
    static final Color RULE = new Color(0xD1, 0xD9, 0xE0);
    /** A band behind something, lighter than a rule. */
    static final Color SHADE = new Color(0xEA, 0xEE, 0xF2);

    static final Color RAISES = new Color(0xC2, 0x41, 0x0C);
    static final Color LOWERS = new Color(0x1D, 0x6F, 0xB8);

    static final Style TITLE = new Style(17, true, INK);
    static final Style HEADING = new Style(11.5f, true, INK);
    static final Style BODY = new Style(9, false, INK);
    static final Style STRONG = new Style(9, true, INK);
    static final Style NOTE = new Style(8, false, MUTED);
    static final Style COLUMN = new Style(8, true, MUTED);
    static final Style FINE = new Style(7.5f, false, MUTED);

    private static final float LEADING = 1.35f;

    /** Height of a line with the white above it. */
    float leading() {
        return size * LEADING;
    }

    Style of(float otherSize) {
        return new Style(otherSize, bold, color);
    }

    Style in(Color other) {
        return new Style(size, bold, other);
    }
}
