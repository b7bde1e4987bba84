package org.farol.ui;

import java.util.Locale;

/** Light or dark, or as the computer has it. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** Key of its name in the bundle. */
    public String key() {
        return "theme." + name().toLowerCase(Locale.ROOT);
    }
}
