package org.farol.ui.settings;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.farol.ui.Desk;
import org.farol.ui.Preferences;
import org.farol.ui.Texts;
import org.farol.ui.Theme;

/** Language, theme and size of letters. */
final class AppearancePane {
    private static final int STEP = 25;

    private final SettingsSection view;

    AppearancePane(Desk desk, WindowChoices choices) {
        var texts = desk.texts();
        view = new SettingsSection(texts.words("settings.appearance"));
        var language = box("settings-language", (Locale locale) -> locale.getDisplayName(locale));
        language.getItems().setAll(Texts.PORTUGUESE, Locale.ENGLISH);
        language.setValue(texts.locale());
        language.setOnAction(event -> choices.speak(language.getValue()));
        view.row(texts.words("settings.language"), language);
        var theme = box("settings-theme", (Theme one) -> texts.words(one.key()));
        theme.getItems().setAll(Theme.values());
        theme.setValue(desk.preferences().theme());
        theme.setOnAction(event -> choices.wear(theme.getValue()));
        view.row(texts.words("settings.theme"), theme);
        var font = box("settings-font", (Integer percent) -> texts.percent(percent / 100.0));
        font.getItems()
                .setAll(IntStream.iterate(
                                Preferences.SMALLEST_FONT,
                                percent -> percent <= Preferences.LARGEST_FONT,
                                percent -> percent + STEP)
                        .boxed()
                        .toList());
        font.setValue(desk.preferences().fontPercent());
        font.setOnAction(event -> choices.setFontPercent(font.getValue()));
        view.row(texts.words("settings.font"), font);
    }

    SettingsSection view() {
        return view;
    }

    private static <T> ComboBox<T> box(String id, Function<T, String> words) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new IllegalStateException("the box is not editable");
            }
        });
        return box;
    }
}
