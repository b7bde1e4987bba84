package org.farol.ui;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.farol.work.WholeFile;

/** What a person chose about the window, in a small file of the data folder. Holds nothing of any student. */
public final class Preferences {
    private static final String LANGUAGE = "language";
    private static final String DARK = "dark";

    private final Path file;
    private final Properties chosen = new Properties();

    /** Reads the preferences of a data folder; the defaults where there are none. */
    public Preferences(Path folder) throws IOException {
        this.file = folder.resolve("janela.properties");
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                chosen.load(reader);
            }
        }
    }

    public Locale language() {
        return Locale.forLanguageTag(chosen.getProperty(LANGUAGE, Texts.PORTUGUESE.toLanguageTag()));
    }

    public boolean dark() {
        return Boolean.parseBoolean(chosen.getProperty(DARK, "false"));
    }

    public void chooseLanguage(Locale language) throws IOException {
        choose(LANGUAGE, language.toLanguageTag());
    }

    public void chooseDark(boolean dark) throws IOException {
        choose(DARK, Boolean.toString(dark));
    }

    private void choose(String key, String value) throws IOException {
        chosen.setProperty(key, value);
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.replace(file, out -> chosen.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
    }
}
