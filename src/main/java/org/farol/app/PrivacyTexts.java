package org.farol.app;

import java.util.Locale;
import java.util.ResourceBundle;
import org.farol.store.AuditEvent;

/** The words about a person's data, one place for window, command line and the files handed out. */
public final class PrivacyTexts {
    private PrivacyTexts() {}

    private static String words(String key, Locale locale) {
        return ResourceBundle.getBundle(
                        "org.farol.app.privacy",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }

    /** What was done, for instance “planilha importada”. */
    public static String event(AuditEvent event, Locale locale) {
        return words("event." + event.name(), locale);
    }

    static String letterName(Locale locale) {
        return words("letter.file", locale);
    }

    static String letter(String studentId, Locale locale) {
        return words("letter.text", locale).formatted(studentId);
    }
}
