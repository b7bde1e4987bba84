package org.farol.ui;

import java.util.Locale;
import java.util.ResourceBundle;
import org.farol.work.Wording;

/** The window's words and numbers in one language. */
public record Texts(Locale locale, ResourceBundle bundle) implements Wording {
    /** Brazilian Portuguese, the default. */
    public static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    /** What stands where there is no value. */
    public static final String ABSENT = "—";

    /** The texts of a language; Portuguese where the language has none. */
    public static Texts of(Locale locale) {
        return new Texts(locale, Wording.bundle("org.farol.ui.messages", locale));
    }
}
