package org.farol.ui.report;

/**
 * How an A4 page stands on a sheet of paper, in points from the corner of what the printer can reach.
 *
 * @param scale 1 for its own size
 */
record SheetFit(double x, double y, double scale) {
    /** A4. */
    static final double WIDTH = 595.28;

    static final double HEIGHT = 841.89;

    /** The pages have more white than this at their edges. */
    private static final double WHITE = 36;

    /** A sheet and its margins, in points. */
    record Sheet(double width, double height, double left, double top, double right, double bottom) {}

    /** At its own size where the sheet is large enough and its margins are within the page's white; else within them. */
    static SheetFit on(Sheet sheet) {
        var margin = Math.max(Math.max(sheet.left(), sheet.right()), Math.max(sheet.top(), sheet.bottom()));
        var isLarge = sheet.width() >= WIDTH - 1 && sheet.height() >= HEIGHT - 1;
        if (isLarge && margin <= WHITE) {
            return new SheetFit(-sheet.left(), -sheet.top(), 1);
        }
        var scale = Math.min(
                (sheet.width() - sheet.left() - sheet.right()) / WIDTH,
                (sheet.height() - sheet.top() - sheet.bottom()) / HEIGHT);
        return new SheetFit(0, 0, scale);
    }
}
