package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2.1 defines it: 4.5 : 1 for words, 3 : 1 for bars and marks that mean something. */
class ContrastTest {
    private static final Pattern DEFINED = Pattern.compile("(-color-[\\w-]+)\\s*:\\s*([^;]+);");
    private static final String LIGHT = new PrimerLight().getUserAgentStylesheet();
    private static final String DARK = new PrimerDark().getUserAgentStylesheet();

    /** Words, and the grounds on which the window puts them. */
    @ParameterizedTest
    @CsvSource({
        "-color-fg-default, -color-bg-default",
        "-color-fg-default, -color-bg-subtle",
        "-color-fg-default, -color-warning-subtle",
        "-color-fg-default, -color-accent-subtle",
        "-color-fg-muted, -color-bg-default",
        "-color-fg-muted, -color-bg-subtle",
        "-color-accent-fg, -color-bg-default",
        "-color-accent-fg, -color-bg-subtle",
        "-color-warning-fg, -color-bg-default",
        "-color-danger-fg, -color-bg-default",
        "-color-success-fg, -color-bg-default",
        "-color-fg-emphasis, -color-accent-emphasis"
    })
    void words_stand_out_from_their_ground_in_both_themes(String words, String ground) throws Exception {
        for (var theme : new String[] {LIGHT, DARK}) {
            assertThat(contrast(words, ground, theme)).describedAs(theme).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @CsvSource({".risk-bar.high, 3", ".risk-bar.low, 3", ".phase-own, 3"})
    void bars_and_marks_stand_out_from_the_ground_in_both_themes(String drawn, double least) throws Exception {
        for (var theme : new String[] {LIGHT, DARK}) {
            assertThat(contrast(own(drawn, "-fx-fill", theme), "-color-bg-default", theme))
                    .describedAs(theme)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "chance", "moderate", "significant"})
    void a_bar_of_drift_stands_out_as_words_do_in_both_themes(String severity) throws Exception {
        for (var theme : new String[] {LIGHT, DARK}) {
            assertThat(contrast(own(".psi-bar." + severity, "-fx-fill", theme), "-color-bg-default", theme))
                    .describedAs(theme)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    /** The middle of a heat map has the ground and the letters of any table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".low-is-bad:lowest",
                ".low-is-bad:low",
                ".low-is-bad:high",
                ".low-is-bad:highest",
                ".high-is-bad:lowest",
                ".high-is-bad:low",
                ".high-is-bad:high",
                ".high-is-bad:highest"
            })
    void numbers_stand_out_from_the_grounds_of_a_heat_map_in_both_themes(String cell) throws Exception {
        for (var theme : new String[] {LIGHT, DARK}) {
            assertThat(contrast(own(cell, "-fx-text-fill", theme), own(cell, "-fx-background-color", theme), theme))
                    .describedAs(theme)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    /** A colour of the window's own style sheet. */
    private static String own(String selector, String property, String theme) throws IOException {
        var inTheme = (theme.equals(DARK) ? ".dark " : "") + selector;
        var rule = Pattern.compile("(?m)^" + Pattern.quote(inTheme) + " \\{.*?" + property + ": (#\\w+);")
                .matcher(text("/org/farol/ui/farol.css"));
        assertThat(rule.find()).describedAs(inTheme).isTrue();
        return rule.group(1);
    }

    private static double contrast(String words, String ground, String theme) throws IOException {
        var colours = colours(theme);
        var page = colour("-color-bg-default", colours);
        var below = over(colour(ground, colours), page);
        var above = luminance(over(colour(words, colours), below));
        var least = luminance(below);
        return (Math.max(above, least) + 0.05) / (Math.min(above, least) + 0.05);
    }

    private static Map<String, String> colours(String theme) throws IOException {
        var colours = new HashMap<String, String>();
        DEFINED.matcher(text(theme))
                .results()
                .forEach(match ->
                        colours.putIfAbsent(match.group(1), match.group(2).strip()));
        return colours;
    }

    private static Color colour(String name, Map<String, String> colours) {
        var value = name;
        while (value.startsWith("-")) {
            value = Objects.requireNonNull(colours.get(value), value);
        }
        return Color.web(value);
    }

    /** What is seen of a colour that lets the one below through. */
    private static Color over(Color above, Color below) {
        return below.interpolate(Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
    }

    /** Relative luminance, <a href="https://www.w3.org/TR/WCAG21/#dfn-relative-luminance">WCAG 2.1</a>. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(PrimerLight.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
