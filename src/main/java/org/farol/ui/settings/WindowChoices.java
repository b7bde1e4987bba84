package org.farol.ui.settings;

import java.util.Locale;
import org.farol.ui.Theme;

/** What a person may choose about the window. Each takes effect at once and holds for the next start. */
public interface WindowChoices {
    /** Changes the language: every screen is made anew. */
    void speak(Locale language);

    void wear(Theme theme);

    /** Changes the size of letters, in percent of the usual one. */
    void setFontPercent(int percent);
}
