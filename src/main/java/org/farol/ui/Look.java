package org.farol.ui;

/**
 * How the window is dressed.
 *
 * @param dark whether light letters stand on a dark ground
 * @param fontPercent size of letters in percent of the usual one, 100 to 200
 */
public record Look(boolean dark, int fontPercent) {
    private static final double USUAL = 14;

    /** What is {@code usual} pixels wide with letters of the usual size. */
    public double wide(double usual) {
        return usual * fontPercent / 100;
    }

    /** The height of letters in pixels: the em of everything in the window. */
    public double em() {
        return USUAL * fontPercent / 100;
    }
}
