package org.farol.ui.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.farol.app.Backup;
import org.farol.app.Backups;
import org.farol.app.Settings;
import org.farol.ui.Desk;
import org.farol.ui.task.Notice;
import org.jspecify.annotations.Nullable;

/** Copies of the data: which there are, making one, going back to one. */
final class BackupsPane {
    private static final int MOST = 365;
    private static final double LIST_HEIGHT = 150;

    private final Desk desk;
    private final Backups backups;
    private final Settings settings;
    private final SettingsSection view;
    private final ListView<Backup> list = new ListView<>();
    private final CheckBox onExit;
    private final Spinner<Integer> kept = new Spinner<>(1, MOST, 1);
    private boolean showing;

    /** What is shown, read in the background. */
    private record State(List<Backup> backups, int kept, boolean onExit) {}

    BackupsPane(Desk desk) {
        this.desk = desk;
        this.backups = desk.workspace().backups();
        this.settings = desk.workspace().settings();
        var texts = desk.texts();
        view = new SettingsSection(texts.words("backups.title"));
        view.words(texts.words(desk.workspace().server().isPresent() ? "backups.about.server" : "backups.about"));
        list.setId("backups-list");
        list.setPrefHeight(LIST_HEIGHT);
        list.setPlaceholder(new Label(texts.words("backups.none")));
        list.setCellFactory(any -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Backup backup, boolean empty) {
                super.updateItem(backup, empty);
                setText(empty || backup == null ? null : words(backup));
            }
        });
        var make = button("backups.make", this::make);
        make.setId("backups-make");
        var elsewhere = button("backups.elsewhere", this::makeElsewhere);
        var restore = button(
                "backups.restore",
                () -> confirm(list.getSelectionModel().getSelectedItem().file()));
        restore.setId("backups-restore");
        restore.disableProperty()
                .bind(Bindings.isNull(list.getSelectionModel().selectedItemProperty())
                        .or(desk.work().busyProperty()));
        var fromFile = button("backups.restore.file", this::restoreFromFile);
        view.getChildren().addAll(list, new HBox(10, make, elsewhere), new HBox(10, restore, fromFile));
        onExit = new CheckBox(texts.words("backups.on.exit"));
        onExit.setDisable(desk.workspace().server().isPresent());
        onExit.setOnAction(event -> store(() -> settings.backUpOnExit(onExit.isSelected())));
        view.getChildren().add(onExit);
        kept.valueProperty().subscribe((before, now) -> {
            if (!showing) {
                store(() -> settings.keepBackups(now));
            }
        });
        view.row(texts.words("backups.kept"), kept);
    }

    SettingsSection view() {
        return view;
    }

    private Button button(String key, Runnable action) {
        var button = new Button(desk.texts().words(key));
        button.setOnAction(event -> action.run());
        if (!key.equals("backups.restore")) {
            button.disableProperty().bind(desk.work().busyProperty());
        }
        return button;
    }

    private interface Choice {
        void store() throws Exception;
    }

    private void store(Choice choice) {
        desk.work()
                .fetch(
                        () -> {
                            choice.store();
                            return choice;
                        },
                        done -> {});
    }

    void show() {
        desk.work().fetch(() -> new State(backups.list(), settings.backupsKept(), settings.backsUpOnExit()), state -> {
            showing = true;
            list.getItems().setAll(state.backups());
            kept.getValueFactory().setValue(state.kept());
            onExit.setSelected(state.onExit());
            showing = false;
        });
    }

    private String words(Backup backup) {
        var format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(desk.texts().locale())
                .withZone(ZoneId.systemDefault());
        return desk.texts()
                .words(
                        backup.encrypted() ? "backups.line.encrypted" : "backups.line",
                        format.format(backup.made()),
                        Math.max(1, backup.bytes() / 1024),
                        backup.file().getFileName());
    }

    private void make() {
        desk.work().start(desk.texts().words("backups.progress"), progress -> backups.make(), made -> {
            show();
            Notice.say(desk.texts().words("backups.made"), window());
        });
    }

    private void makeElsewhere() {
        var chooser = chooser();
        chooser.setInitialFileName("farol.zip");
        desk.files()
                .toSave(chooser, window())
                .ifPresent(file -> desk.work()
                        .start(
                                desk.texts().words("backups.progress"),
                                progress -> backups.make(file),
                                made -> Notice.say(desk.texts().words("backups.made"), window())));
    }

    private void restoreFromFile() {
        desk.files().toOpen(chooser(), window()).ifPresent(this::confirm);
    }

    private FileChooser chooser() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Farol (*.zip)", "*.zip"));
        return chooser;
    }

    private void confirm(Path file) {
        Notice.offer(
                desk.texts().words("backups.confirm", file.getFileName()),
                desk.texts().words("backups.confirm.yes"),
                window(),
                () -> desk.work().fetch(() -> backups.needsPassphrase(file), needed -> {
                    if (needed) {
                        PassphraseDialog.ask(
                                desk.texts().words("backups.passphrase"),
                                desk.texts(),
                                window(),
                                typed -> restore(file, Optional.of(typed)),
                                () -> {});
                    } else {
                        restore(file, Optional.empty());
                    }
                }));
    }

    private void restore(Path file, Optional<char[]> passphrase) {
        desk.work()
                .start(
                        desk.texts().words("backups.restore.progress"),
                        progress -> {
                            try {
                                return backups.restore(file, passphrase);
                            } finally {
                                passphrase.ifPresent(typed -> Arrays.fill(typed, ' '));
                            }
                        },
                        kept -> {
                            desk.changed().run();
                            Notice.say(desk.texts().words("backups.restored"), window());
                        });
    }

    private Window window() {
        return view.getScene().getWindow();
    }
}
