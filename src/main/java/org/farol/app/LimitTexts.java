package org.farol.app;

import java.util.Locale;
import java.util.ResourceBundle;
import org.farol.model.Limit;

/** The words for what a model cannot do, one place for window, reports and command line. */
public final class LimitTexts {
    private LimitTexts() {}

    /** One plain sentence. */
    public static String of(Limit limit, Locale locale) {
        return ResourceBundle.getBundle(
                        "org.farol.app.limits",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(limit.name());
    }
}
