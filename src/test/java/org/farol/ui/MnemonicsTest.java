package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The letters that, with Alt, press a button: on each screen each means one thing. */
class MnemonicsTest extends OpenWindow {
    private static final Pattern MNEMONIC = Pattern.compile("_(\\p{Alnum})");

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en"})
    void each_letter_means_one_thing_on_a_screen(String language) throws Exception {
        openFilledSamples();
        robot.interact(() -> shell.speak(Locale.forLanguageTag(language)));
        await(() -> !students().isEmpty());

        var twice = new TreeMap<String, List<String>>();
        for (var place : Place.values()) {
            go(place);
            await(() -> shell.main().screen().isPresent());
            twice.putAll(twiceAt(place.name()));
            for (var tab = 1; tab < tabs(); tab++) {
                selectTab(tab);
                twice.putAll(twiceAt(place + " " + tab));
            }
        }
        go(Place.ALUNOS);
        await(() -> !students().isEmpty());
        openStudent(0);
        await(() -> shows("#what-if") && shows("#alike") && shows("#student-follow-up"));
        twice.putAll(twiceAt("student"));
        twice.putAll(twice(
                "menu",
                find("#more", MenuButton.class).getItems().stream()
                        .map(MenuItem::getText)
                        .flatMap(words -> Optional.ofNullable(words).stream())
                        .toList()));

        assertThat(letters(shell.scene().getRoot())).hasSizeGreaterThan(Place.values().length);
        assertThat(twice).isEmpty();
    }

    private int tabs() {
        return robot.lookup("#holder .tab-pane")
                .<TabPane>tryQuery()
                .map(pane -> pane.getTabs().size())
                .orElse(0);
    }

    private void selectTab(int tab) throws Exception {
        robot.interact(() ->
                find("#holder .tab-pane", TabPane.class).getSelectionModel().select(tab));
        await(() -> shell.main().screen().isPresent());
    }

    private Map<String, List<String>> twiceAt(String screen) {
        return twice(screen, letters(shell.scene().getRoot()));
    }

    /** The letters that several have, with their words. */
    private static Map<String, List<String>> twice(String screen, List<String> words) {
        var byLetter = words.stream()
                .filter(said -> letter(said).isPresent())
                .collect(Collectors.groupingBy(
                        said -> screen + ": " + letter(said).orElseThrow(), TreeMap::new, Collectors.toList()));
        byLetter.values().removeIf(same -> same.size() < 2);
        return byLetter;
    }

    private static Optional<String> letter(String words) {
        return MNEMONIC.matcher(words)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** The words with a letter underlined of all that is to be seen. */
    private static List<String> letters(Parent parent) {
        var found = new ArrayList<String>();
        for (var child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Labeled labeled) {
                // What it is made of says the same once more.
                if (labeled.isMnemonicParsing() && labeled.getText() != null) {
                    found.add(labeled.getText());
                }
            } else if (child.isVisible() && child instanceof Parent inner) {
                found.addAll(letters(inner));
            }
        }
        return found.stream().filter(words -> letter(words).isPresent()).toList();
    }
}
