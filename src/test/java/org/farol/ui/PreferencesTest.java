package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void without_a_choice_the_window_is_portuguese_and_as_the_computer_has_it() throws Exception {
        var preferences = new Preferences(folder.resolve("not yet there"));

        assertThat(preferences.language()).isEqualTo(Locale.forLanguageTag("pt-BR"));
        assertThat(preferences.theme()).isEqualTo(Theme.SYSTEM);
        assertThat(preferences.fontPercent()).isEqualTo(100);
        assertThat(preferences.place()).isEqualTo(Place.INICIO);
    }

    @Test
    void choices_are_there_the_next_time() throws Exception {
        var preferences = new Preferences(folder.resolve("not yet there"));

        preferences.chooseLanguage(Locale.ENGLISH);
        preferences.chooseTheme(Theme.DARK);
        preferences.chooseFontPercent(150);
        preferences.leaveAt(Place.TURMAS);
        preferences.leaveAs(new Rectangle2D(10, -20, 1000.5, 700), false);
        preferences.tourSeen();
        preferences.remember("alunos.colunas", "90 120");
        preferences.save();

        var next = new Preferences(folder.resolve("not yet there"));
        assertThat(next.language()).isEqualTo(Locale.ENGLISH);
        assertThat(next.theme()).isEqualTo(Theme.DARK);
        assertThat(next.fontPercent()).isEqualTo(150);
        assertThat(next.place()).isEqualTo(Place.TURMAS);
        assertThat(next.bounds()).hasValue(new Rectangle2D(10, -20, 1000.5, 700));
        assertThat(next.tourIsDue()).isFalse();
        assertThat(next.text("alunos.colunas")).hasValue("90 120");
    }

    @Test
    void what_cannot_be_understood_counts_as_not_chosen() throws Exception {
        Files.writeString(folder.resolve("janela.properties"), "theme=PURPLE\nfont=huge\nplace=MOON\nbounds=1 2 x\n");

        var preferences = new Preferences(folder);

        assertThat(preferences.theme()).isEqualTo(Theme.SYSTEM);
        assertThat(preferences.fontPercent()).isEqualTo(100);
        assertThat(preferences.place()).isEqualTo(Place.INICIO);
        assertThat(preferences.bounds()).isEmpty();
    }
}
