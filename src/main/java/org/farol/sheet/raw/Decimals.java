package org.farol.sheet.raw;

/** Numbers as nearly all of a sheet are, read without the work that those of hundreds of digits need. */
public final class Decimals {
    /** So many digits, of whole part and decimals together, a long holds. */
    private static final int MOST_DIGITS = 18;
    /** So many bits, two more than a double has, and whether anything follows them, decide how it is rounded. */
    private static final long ENOUGH_BITS = 1L << 54;

    private static final long[] POWERS_OF_TEN = powers();

    private Decimals() {}

    private static long[] powers() {
        var powers = new long[MOST_DIGITS + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /**
     * The same as {@link Double#parseDouble}: rounded once, to the nearest.
     *
     * @throws NumberFormatException if it is no number
     */
    public static double parse(String text) {
        var whole = 0L;
        var digits = 0;
        var point = -1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < MOST_DIGITS) {
                whole = 10 * whole + c - '0';
                digits++;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else {
                return Double.parseDouble(text);
            }
        }
        if (digits == 0) {
            return Double.parseDouble(text);
        }
        return point < 0 ? whole : quotient(whole, POWERS_OF_TEN[digits - point]);
    }

    /** {@code whole / divisor}, of a divisor below 2⁶², by long division in binary until a double's bits are known. */
    private static double quotient(long whole, long divisor) {
        if (whole == 0) {
            return 0;
        }
        var bits = whole / divisor;
        var rest = whole % divisor;
        var exponent = 0;
        while (bits < ENOUGH_BITS) {
            bits <<= 1;
            rest <<= 1;
            if (rest >= divisor) {
                bits |= 1;
                rest -= divisor;
            }
            exponent--;
        }
        return Math.scalb((double) (rest == 0 ? bits : bits | 1), exponent);
    }
}
