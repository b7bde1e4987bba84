package org.farol.sheet.raw;

/** Numbers of few digits, as nearly all of a sheet are, read without the work that long ones need. */
public final class Decimals {
    /** So many digits a double holds exactly. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = powers();

    private Decimals() {}

    private static double[] powers() {
        var powers = new double[EXACT_DIGITS + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /**
     * The same as {@link Double#parseDouble}: a whole number and a power of ten that are both exact make one rounding, as
     * it does (Clinger, "How to Read Floating Point Numbers Accurately", 1990).
     *
     * @throws NumberFormatException if it is no number
     */
    public static double parse(String text) {
        var length = text.length();
        if (length == 0 || length > EXACT_DIGITS) {
            return Double.parseDouble(text);
        }
        var whole = 0L;
        var decimals = -1;
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                whole = 10 * whole + c - '0';
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0 && length > 1) {
                decimals = 0;
            } else {
                return Double.parseDouble(text);
            }
        }
        return decimals > 0 ? whole / POWERS_OF_TEN[decimals] : whole;
    }
}
