package org.farol.ui;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.farol.work.WholeFile;

/** What a person chose about the window, in a small file of the data folder. Holds nothing of any student. */
public final class Preferences {
    /** Sizes of letters to choose from, in percent. */
    public static final int SMALLEST_FONT = 100;

    public static final int LARGEST_FONT = 200;

    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String FONT = "font";
    private static final String PLACE = "place";
    private static final String BOUNDS = "bounds";
    private static final String MAXIMIZED = "maximized";
    private static final String TOUR = "tour";
    private static final String SEEN = "seen";

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

    public Theme theme() {
        return named(Theme.values(), THEME).orElse(Theme.SYSTEM);
    }

    /** The size of letters in percent of the usual one. */
    public int fontPercent() {
        return text(FONT).map(Preferences::number).map(Preferences::allowed).orElse(SMALLEST_FONT);
    }

    /** Where the window was left. */
    public Place place() {
        return named(Place.values(), PLACE).orElse(Place.INICIO);
    }

    public void chooseLanguage(Locale language) {
        remember(LANGUAGE, language.toLanguageTag());
    }

    public void chooseTheme(Theme theme) {
        remember(THEME, theme.name());
    }

    public void chooseFontPercent(int percent) {
        remember(FONT, Integer.toString(allowed(percent)));
    }

    /** Remembers where the window was left. */
    public void leaveAt(Place place) {
        remember(PLACE, place.name());
    }

    /** Where the window stood on the screen, and how large it was. */
    public Optional<Rectangle2D> bounds() {
        var numbers = text(BOUNDS).stream()
                .flatMap(text -> Stream.of(text.split(" ")))
                .mapToDouble(Preferences::decimal)
                .filter(Double::isFinite)
                .toArray();
        return numbers.length == 4 && numbers[2] > 0 && numbers[3] > 0
                ? Optional.of(new Rectangle2D(numbers[0], numbers[1], numbers[2], numbers[3]))
                : Optional.empty();
    }

    public boolean maximized() {
        return text(MAXIMIZED).map(Boolean::parseBoolean).orElse(false);
    }

    /** Remembers the size of the window; that of a maximised one says nothing of how it is otherwise. */
    public void leaveAs(Rectangle2D bounds, boolean maximized) {
        remember(MAXIMIZED, Boolean.toString(maximized));
        if (!maximized) {
            remember(
                    BOUNDS,
                    bounds.getMinX() + " " + bounds.getMinY() + " " + bounds.getWidth() + " " + bounds.getHeight());
        }
    }

    /** Whether the guided tour is still to be offered. */
    public boolean tourIsDue() {
        return !text(TOUR).equals(Optional.of(SEEN));
    }

    public void tourSeen() {
        remember(TOUR, SEEN);
    }

    /** What was remembered under a name of a screen's own, such as {@code alunos.colunas}. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(chosen.getProperty(name));
    }

    /** Remembers something small for the next start, in memory at once and in the file at {@link #save}. */
    public void remember(String name, String value) {
        chosen.setProperty(name, value);
    }

    /** Forgets it again. */
    public void forget(String name) {
        chosen.remove(name);
    }

    /** Writes the file. */
    public void save() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.replace(file, out -> chosen.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
    }

    private <E extends Enum<E>> Optional<E> named(E[] values, String key) {
        return text(key)
                .flatMap(name -> Arrays.stream(values)
                        .filter(value -> value.name().equals(name))
                        .findFirst());
    }

    /** A file that a person has edited may hold anything. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return SMALLEST_FONT;
        }
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static int allowed(int percent) {
        return Math.clamp(percent, SMALLEST_FONT, LARGEST_FONT);
    }
}
