package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void without_a_choice_the_window_is_light_and_portuguese() throws Exception {
        var preferences = new Preferences(folder.resolve("not yet there"));

        assertThat(preferences.language()).isEqualTo(Locale.forLanguageTag("pt-BR"));
        assertThat(preferences.dark()).isFalse();
    }

    @Test
    void choices_are_there_the_next_time() throws Exception {
        var preferences = new Preferences(folder.resolve("not yet there"));

        preferences.chooseLanguage(Locale.ENGLISH);
        preferences.chooseDark(true);

        var next = new Preferences(folder.resolve("not yet there"));
        assertThat(next.language()).isEqualTo(Locale.ENGLISH);
        assertThat(next.dark()).isTrue();
    }
}
