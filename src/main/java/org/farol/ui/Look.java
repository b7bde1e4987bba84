package org.farol.ui;

/**
 * How the window is dressed.
 *
 * @param dark whether light letters stand on a dark ground
 * @param fontPercent size of letters in percent of the usual one, 100 to 200
 */
public record Look(boolean dark, int fontPercent) {
    /** The height of letters of the usual size, in pixels. */
    public static final double USUAL_EM = 14;

    private static final int LARGE_FROM = 150;

    /** Whether letters are so large that what usually stands side by side has no room there. */
    public boolean isLarge() {
        return fontPercent >= LARGE_FROM;
    }

    /** What is {@code usual} pixels wide with letters of the usual size. */
    public double wide(double usual) {
        return usual * fontPercent / 100;
    }

    /** The height of letters in pixels: the em of everything in the window. */
    public double em() {
        return USUAL_EM * fontPercent / 100;
    }
}
