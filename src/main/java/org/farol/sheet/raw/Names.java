package org.farol.sheet.raw;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared: without accents, capitals and punctuation. */
public final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private static final int LONGEST_SHOWN = 200;

    private Names() {}

    /** {@code "Índice de Engajamento (IEG)"} as {@code "indice de engajamento ieg"}. */
    public static String normal(String name) {
        if (isAscii(name)) {
            return normalAscii(name);
        }
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return PUNCTUATION
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** The same, without the tables of Unicode: most names need none. */
    private static String normalAscii(String name) {
        var normal = new StringBuilder(name.length());
        var gap = false;
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var lower = c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
            if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
                if (gap && !normal.isEmpty()) {
                    normal.append(' ');
                }
                gap = false;
                normal.append(lower);
            } else {
                gap = true;
            }
        }
        return normal.toString();
    }

    /** The name as it is kept: composed Unicode, single spaces, none around it. */
    public static String tidy(String name) {
        if (isTidy(name)) {
            return name;
        }
        return SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** A text that can be looked at: its beginning where it is longer than anybody reads. */
    public static String shortened(String text) {
        if (text.length() <= LONGEST_SHOWN) {
            return text;
        }
        var end = LONGEST_SHOWN - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean isTidy(String name) {
        var before = ' ';
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    private static boolean isAscii(String name) {
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
