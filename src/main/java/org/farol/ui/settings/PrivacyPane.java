package org.farol.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.farol.app.Privacy;
import org.farol.app.PrivacyTexts;
import org.farol.store.AuditEntry;
import org.farol.ui.Desk;
import org.farol.ui.task.Notice;

/** What the law of data protection asks for: a student's data given or erased, data without names, the audit log. */
final class PrivacyPane {
    private static final double LIST_HEIGHT = 200;

    private final Desk desk;
    private final Privacy privacy;
    private final SettingsSection view;
    private final TextField student = new TextField();
    private final ListView<String> log = new ListView<>();
    private final Label logState = new Label();

    /** The audit log, and whether it is as it was written. */
    private record Log(List<AuditEntry> entries, Privacy.AuditCheck check) {}

    PrivacyPane(Desk desk) {
        this.desk = desk;
        this.privacy = desk.workspace().privacy();
        var texts = desk.texts();
        view = new SettingsSection(texts.words("privacy.title"));
        view.words(texts.words("privacy.about"));
        student.setId("privacy-student");
        student.setPromptText(texts.words("privacy.student.prompt"));
        var export = button("privacy.export", this::export);
        var erase = button("privacy.erase", this::confirmErasure);
        erase.setId("privacy-erase");
        for (var button : new Button[] {export, erase}) {
            button.disableProperty()
                    .bind(student.textProperty().isEmpty().or(desk.work().busyProperty()));
        }
        view.row(texts.words("privacy.student"), student, export, erase);
        view.getChildren().add(button("privacy.pseudonymised", this::exportPseudonymised));
        log.setId("audit-log");
        log.setPrefHeight(LIST_HEIGHT);
        logState.setId("audit-state");
        logState.setWrapText(true);
        var pane = new TitledPane(texts.words("privacy.log"), new VBox(8, logState, log));
        pane.setExpanded(false);
        pane.setId("audit-pane");
        pane.expandedProperty().subscribe(open -> {
            if (open) {
                showLog();
            }
        });
        view.getChildren().add(pane);
    }

    SettingsSection view() {
        return view;
    }

    private Button button(String key, Runnable action) {
        var button = new Button(desk.texts().words(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void export() {
        var id = student.getText().strip();
        save(id.replaceAll("[^\\p{L}\\p{N}-]", "-") + ".zip", "zip")
                .ifPresent(zip -> desk.work()
                        .start(
                                desk.texts().words("privacy.progress"),
                                progress -> {
                                    privacy.export(id, desk.texts().locale(), zip);
                                    return zip;
                                },
                                done -> Notice.say(desk.texts().words("privacy.exported"), window())));
    }

    private void confirmErasure() {
        var id = student.getText().strip();
        Notice.offer(
                desk.texts().words("privacy.erase.confirm", id),
                desk.texts().words("privacy.erase.yes"),
                window(),
                () -> desk.work()
                        .start(
                                desk.texts().words("privacy.erase.progress"),
                                progress -> privacy.erase(id, progress),
                                (Integer left) -> {
                                    student.clear();
                                    desk.changed().run();
                                    Notice.say(desk.texts().words("privacy.erased", left), window());
                                }));
    }

    private void exportPseudonymised() {
        save("farol-analise.csv", "csv")
                .ifPresent(csv -> desk.work()
                        .start(
                                desk.texts().words("privacy.progress"),
                                progress -> {
                                    privacy.exportPseudonymised(csv);
                                    return csv;
                                },
                                done -> Notice.say(desk.texts().words("privacy.pseudonymised.done"), window())));
    }

    private Optional<Path> save(String name, String ending) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*." + ending, "*." + ending));
        return desk.files().toSave(chooser, window());
    }

    private void showLog() {
        desk.work().fetch(() -> new Log(privacy.audit(), privacy.checkAudit()), now -> {
            log.getItems()
                    .setAll(now.entries().stream()
                            .sorted(Comparator.comparingLong(AuditEntry::id).reversed())
                            .map(this::line)
                            .toList());
            logState.setText(desk.texts()
                    .words(
                            now.check().isWhole() ? "privacy.log.whole" : "privacy.log.broken",
                            now.check().entries()));
        });
    }

    private String line(AuditEntry entry) {
        return desk.texts()
                .words(
                        "privacy.log.line",
                        String.valueOf(entry.id()),
                        when(entry.at()),
                        entry.who(),
                        PrivacyTexts.event(entry.event(), desk.texts().locale()),
                        entry.about());
    }

    private String when(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(desk.texts().locale())
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    private Window window() {
        return view.getScene().getWindow();
    }
}
