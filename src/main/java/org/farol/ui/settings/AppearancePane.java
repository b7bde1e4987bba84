package org.farol.ui.settings;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

    private final Desk desk;
    private final SettingsSection view;
    private final ComboBox<Locale> language;
    private final ComboBox<Theme> theme;
    private final ComboBox<Integer> font;

    AppearancePane(Desk desk, WindowChoices choices) {
        this.desk = desk;
        var texts = desk.texts();
        view = new SettingsSection(texts.words("settings.appearance"));
        language = box("settings-language", (Locale locale) -> locale.getDisplayName(locale));
        language.getItems().setAll(Texts.PORTUGUESE, Locale.ENGLISH);
        onChange(language, desk.texts()::locale, choices::speak);
        view.row(texts.words("settings.language"), language);
        theme = box("settings-theme", (Theme one) -> texts.words(one.key()));
        theme.getItems().setAll(Theme.values());
        onChange(theme, desk.preferences()::theme, choices::wear);
        view.row(texts.words("settings.theme"), theme);
        font = box("settings-font", (Integer percent) -> texts.percent(percent / 100.0));
        font.getItems()
                .setAll(IntStream.iterate(
                                Preferences.SMALLEST_FONT,
                                percent -> percent <= Preferences.LARGEST_FONT,
                                percent -> percent + STEP)
                        .boxed()
                        .toList());
        onChange(font, desk.preferences()::fontPercent, choices::setFontPercent);
        view.row(texts.words("settings.font"), font);
    }

    /** Shows what is chosen. */
    void show() {
        language.setValue(desk.texts().locale());
        theme.setValue(desk.preferences().theme());
        font.setValue(desk.preferences().fontPercent());
    }

    SettingsSection view() {
        return view;
    }

    /** Showing what is chosen is no choice. */
    private static <T> void onChange(ComboBox<T> box, Supplier<T> now, Consumer<T> chosen) {
        box.setOnAction(event -> {
            if (!box.getValue().equals(now.get())) {
                chosen.accept(box.getValue());
            }
        });
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
