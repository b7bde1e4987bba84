package org.farol.app;

/** Text for files that spreadsheet programs open. */
final class SafeText {
    private static final String STARTS_FORMULA = "=+-@\t\r";

    private SafeText() {}

    /**
     * {@code text} so that no spreadsheet program takes it for a formula: behind an apostrophe where it begins like one
     * (OWASP, CSV injection).
     */
    static String of(String text) {
        return !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
