package org.farol.app;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words for the model's features, one place for window, reports and command line. */
public final class FeatureTexts {
    private FeatureTexts() {}

    /** A short label, for instance {@code IEG (engajamento)}. */
    public static String label(String feature, Locale locale) {
        return texts(locale).getString(feature);
    }

    /** What its values are, for instance {@code 0 a 10}. */
    public static String unit(String feature, Locale locale) {
        return texts(locale).getString(feature + ".unit");
    }

    /** What the feature is, in one plain sentence. */
    public static String explanation(String feature, Locale locale) {
        return texts(locale).getString(feature + ".explanation");
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.farol.app.features",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
