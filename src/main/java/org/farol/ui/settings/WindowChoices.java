package org.farol.ui.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.farol.ui.Theme;

/** What a person may choose about the window. Each takes effect at once and holds for the next start. */
public interface WindowChoices {
    /** Changes the language: every screen is made anew. */
    void speak(Locale language);

    void wear(Theme theme);

    /** Changes the size of letters, in percent of the usual one. */
    void setFontPercent(int percent);

    /** A person's own data folder, whatever is open. */
    Path dataFolder();

    /** Shows an address in the browser, or a folder in the file manager. */
    void show(URI address);
}
