package org.farol.ui.settings;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.farol.app.Models;
import org.farol.model.ModelCard;
import org.farol.model.registry.Source.HubRepository;
import org.farol.ui.Desk;
import org.farol.ui.Opened;
import org.farol.ui.Texts;
import org.farol.ui.model.HubAccess;
import org.farol.ui.model.ModelWords;

/** Where models come from and go to, and whether there is a newer one. The network is used at the press of a button only. */
final class RegistryPane {
    private final Texts texts;
    private final Desk desk;
    private final Models models;
    private final HubAccess hub;
    private final SettingsSection view;
    private final TextField repository = field("settings-repository");
    private final TextField endpoint = field("settings-endpoint");
    private final TextField token = field("settings-token");
    private final Button use = new Button();
    private final Label said;
    private Optional<ModelCard> inUse = Optional.empty();

    RegistryPane(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.models = desk.workspace().models();
        this.hub = new HubAccess(desk.preferences());
        view = new SettingsSection(texts.words("settings.registry"));
        view.words(texts.words("settings.registry.text"));
        repository.setText(hub.repository());
        repository.setPromptText(texts.words("place.prompt.download"));
        endpoint.setText(hub.endpoint());
        endpoint.setPromptText("https://huggingface.co");
        token.setText(hub.tokenFile().map(Path::toString).orElse(""));
        token.setPromptText(texts.words("settings.registry.token.none"));
        view.row(texts.words("settings.registry.repository"), repository);
        view.row(texts.words("settings.registry.endpoint"), endpoint);
        var choose = new Button(texts.words("settings.registry.token.choose"));
        choose.setMinWidth(Button.USE_PREF_SIZE);
        choose.setOnAction(event -> chooseToken());
        view.row(texts.words("settings.registry.token"), token, choose);
        for (var field : new TextField[] {repository, endpoint, token}) {
            field.setOnAction(event -> save());
            field.focusedProperty().subscribe((before, now) -> save());
        }
        var check = new Button(texts.words("settings.registry.check"));
        check.setId("settings-check");
        check.disableProperty()
                .bind(desk.work().busyProperty().or(repository.textProperty().isEmpty()));
        check.setOnAction(event -> check());
        use.setText(texts.words("settings.registry.use"));
        use.setId("settings-use");
        use.setVisible(false);
        use.setOnAction(event -> download());
        view.buttons(check, use);
        said = view.words("");
        said.setId("settings-registry-said");
    }

    private static TextField field(String id) {
        var field = new TextField();
        field.setId(id);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    SettingsSection view() {
        return view;
    }

    void show(Opened opened) {
        inUse = opened.model();
    }

    private void chooseToken() {
        desk.files().toOpen(new FileChooser(), view.getScene().getWindow()).ifPresent(file -> {
            token.setText(file.toString());
            save();
        });
    }

    private void save() {
        var file = Optional.of(token.getText().strip())
                .filter(text -> !text.isEmpty())
                .map(Path::of);
        if (!repository.getText().strip().equals(hub.repository())
                || !endpoint.getText().strip().equals(hub.endpoint())
                || !file.equals(hub.tokenFile())) {
            var typed = repository.getText();
            var address = endpoint.getText();
            desk.work()
                    .fetch(
                            () -> {
                                hub.set(typed, address, file);
                                return typed;
                            },
                            done -> {});
        }
    }

    private void check() {
        save();
        var place = repository.getText().strip();
        desk.work()
                .start(
                        texts.words("settings.registry.checking"),
                        progress -> models.look(HubRepository.parse(place), hub.hub(), progress),
                        this::tell);
    }

    private void tell(ModelCard there) {
        var words = new ModelWords(texts);
        var same = inUse.map(ModelCard::version).equals(Optional.of(there.version()));
        said.setText(texts.words(
                same ? "settings.registry.same" : "settings.registry.other", there.version(), words.date(there)));
        use.setVisible(!same);
    }

    private void download() {
        var place = repository.getText().strip();
        desk.work()
                .start(
                        texts.words("versions.downloading"),
                        progress -> models.download(HubRepository.parse(place), hub.hub(), progress),
                        card -> {
                            said.setText(texts.words("versions.nowInUse", card.version()));
                            use.setVisible(false);
                            desk.changed().run();
                        });
    }
}
