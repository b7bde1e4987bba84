package org.farol.app;

import java.util.regex.Pattern;

/** Text for files that spreadsheet programs open. */
final class SafeText {
    /**
     * What may begin a formula, full-width signs of Asian keyboards among them, at the start or behind what separates
     * cells in some country: Excel in Brazil cuts lines at semicolons, whatever the file was written with.
     */
    private static final Pattern STARTS_FORMULA =
            Pattern.compile("(?:^|(?<=[;,|\\t\\r\\n\"]))(?=[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20])");

    private SafeText() {}

    /**
     * {@code text} so that no spreadsheet program takes it for a formula: behind an apostrophe where it begins like one
     * (OWASP, CSV injection).
     */
    static String of(String text) {
        return STARTS_FORMULA.matcher(text).replaceAll("'");
    }
}
