package org.farol.ui.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import org.farol.app.DataFolder;
import org.farol.ui.Desk;
import org.farol.ui.Opened;
import org.farol.ui.Texts;

/** Where the data is, and where it is to be from the next start on. */
final class FolderPane {
    private final Texts texts;
    private final Desk desk;
    private final SettingsSection view;
    private final TextField folder = new TextField();
    private final Label said;
    private final WindowChoices choices;

    FolderPane(Desk desk, WindowChoices choices) {
        this.desk = desk;
        this.texts = desk.texts();
        this.choices = choices;
        view = new SettingsSection(texts.words("settings.folder"));
        folder.setId("settings-folder");
        folder.setEditable(false);
        HBox.setHgrow(folder, Priority.ALWAYS);
        view.row(texts.words("settings.folder.now"), folder);
        var open = new Button(texts.words("settings.folder.open"));
        open.setId("settings-folder-open");
        open.setOnAction(event -> choices.show(Path.of(folder.getText()).toUri()));
        var choose = new Button(texts.words("settings.folder.choose"));
        choose.setDisable(DataFolder.isSetByEnvironment());
        choose.setOnAction(event -> choose());
        view.buttons(open, choose);
        said = view.words(
                texts.words(DataFolder.isSetByEnvironment() ? "settings.folder.environment" : "settings.folder.text"));
    }

    SettingsSection view() {
        return view;
    }

    void show(Opened opened) {
        folder.setText((opened.sample() ? DataFolder.ofSamples(choices.dataFolder()) : choices.dataFolder())
                .toAbsolutePath()
                .toString());
    }

    private void choose() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(texts.words("settings.folder.choose").replace("_", ""));
        Optional.ofNullable(chooser.showDialog(view.getScene().getWindow()))
                .ifPresent(chosen -> desk.work()
                        .fetch(
                                () -> choose(chosen.toPath()),
                                next -> said.setText(texts.words("settings.folder.next", next))));
    }

    private static Path choose(Path chosen) throws IOException {
        DataFolder.choose(chosen);
        return chosen;
    }
}
