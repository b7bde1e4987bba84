package org.farol.ui.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.control.TextArea;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Texts;

/** What the program is, its version, and whose work it stands on. */
final class AboutPane {
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final int LINES = 8;

    private final SettingsSection view;

    AboutPane(Desk desk) {
        var texts = desk.texts();
        view = new SettingsSection(texts.words("settings.about"));
        view.words(texts.words("settings.about.text", version(texts)));
        var runtime = Runtime.getRuntime();
        view.words(texts.words(
                "settings.about.machine",
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("javafx.runtime.version"),
                texts.number((runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE),
                texts.number(runtime.maxMemory() / MEBIBYTE),
                System.getProperty("os.name")));
        var licences = new TextArea(licences());
        licences.setEditable(false);
        licences.setWrapText(true);
        licences.setPrefRowCount(LINES);
        licences.setId("settings-licences");
        view.block(texts.words("settings.about.licences"), licences);
    }

    SettingsSection view() {
        return view;
    }

    private static String version(Texts texts) {
        return Optional.ofNullable(AboutPane.class.getPackage().getImplementationVersion())
                .orElseGet(() -> texts.words("settings.about.unpacked"));
    }

    private static String licences() {
        try (var in = Fxml.resource("settings/licences.txt").openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
