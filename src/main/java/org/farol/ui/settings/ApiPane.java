package org.farol.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.io.IOException;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.farol.api.ApiToken;
import org.farol.app.Settings;
import org.farol.ui.Desk;
import org.farol.ui.LocalApi;
import org.farol.ui.LocalApi.Served;

/** The local API: its switch, its port, and what a client needs to know. */
final class ApiPane {
    private static final int LOWEST_PORT = 1024;
    private static final int HIGHEST_PORT = 65_535;
    private static final int COLUMNS = 34;

    private final Desk desk;
    private final LocalApi api;
    private final Settings settings;
    private final SettingsSection view;
    private final ToggleSwitch on = new ToggleSwitch();
    private final Spinner<Integer> port = new Spinner<>(LOWEST_PORT, HIGHEST_PORT, Settings.API_PORT);
    private final CheckBox tokenNeeded;
    private final TextField url = shown("api-url");
    private final TextField token = shown("api-token");
    private final ImageView code = new ImageView();
    private final VBox whileOn = new VBox();
    private boolean showing;

    ApiPane(Desk desk) {
        this.desk = desk;
        this.api = desk.api();
        this.settings = desk.workspace().settings();
        var texts = desk.texts();
        view = new SettingsSection(texts.words("api.title"));
        view.words(texts.words("api.text"));
        on.setId("api-on");
        port.setId("api-port");
        port.setEditable(true);
        tokenNeeded = new CheckBox(texts.words("api.token.needed"));
        tokenNeeded.setId("api-token-needed");
        view.row(texts.words("api.on"), on);
        view.row(texts.words("api.port"), port);
        view.getChildren().add(tokenNeeded);
        code.setId("api-code");
        code.setAccessibleText(texts.words("api.code"));
        var facts = new SettingsSection(texts.words("api.served"));
        facts.row(texts.words("api.url"), url, copy(url));
        facts.row(texts.words("api.token"), token, copy(token));
        whileOn.getChildren().setAll(facts, code);
        whileOn.getStyleClass().add("settings-section");
        view.getChildren().add(whileOn);
        on.selectedProperty().subscribe((before, now) -> turn(now));
        api.servedProperty().subscribe(this::served);
    }

    Node view() {
        return view;
    }

    private static TextField shown(String id) {
        var field = new TextField();
        field.setId(id);
        field.setEditable(false);
        field.setPrefColumnCount(COLUMNS);
        return field;
    }

    private Button copy(TextField field) {
        var button = new Button(desk.texts().words("api.copy"));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> {
            var content = new ClipboardContent();
            content.putString(field.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        button.disableProperty().bind(field.textProperty().isEmpty());
        return button;
    }

    /** Shows what was chosen before. */
    void show() {
        desk.work().fetch(() -> new Chosen(settings.apiPort(), settings.apiNeedsToken()), chosen -> {
            port.getValueFactory().setValue(chosen.port());
            tokenNeeded.setSelected(chosen.needsToken());
        });
    }

    private record Chosen(int port, boolean needsToken) {}

    private void served(Optional<Served> served) {
        showing = true;
        on.setSelected(served.isPresent());
        showing = false;
        on.setDisable(false);
        port.setDisable(served.isPresent());
        tokenNeeded.setDisable(served.isPresent());
        whileOn.setVisible(served.isPresent());
        whileOn.setManaged(served.isPresent());
        url.setText(served.map(now -> now.url().toString()).orElse(""));
        token.setText(served.flatMap(Served::token).orElse(""));
        token.setPromptText(desk.texts().words("api.token.none"));
        code.setImage(served.map(now -> QrImage.of(now.url() + "/docs")).orElse(null));
    }

    private void turn(boolean wanted) {
        if (showing) {
            return;
        }
        on.setDisable(true);
        var chosen = new Chosen(port.getValue(), tokenNeeded.isSelected());
        desk.work().fetch(() -> wanted ? started(chosen) : stopped(), this::done);
    }

    /** What became of the switch: what is served, or why nothing is. */
    private record Turned(Optional<Served> served, Optional<Exception> failure) {}

    private Turned started(Chosen chosen) {
        try {
            settings.serveApi(chosen.port(), chosen.needsToken());
            var shownToken = chosen.needsToken() ? Optional.of(token()) : Optional.<String>empty();
            return new Turned(Optional.of(api.start(chosen.port(), shownToken)), Optional.empty());
        } catch (Exception e) {
            return new Turned(Optional.empty(), Optional.of(e));
        }
    }

    private String token() throws IOException {
        return ApiToken.of(desk.workspace().folder());
    }

    private Turned stopped() {
        api.close();
        return new Turned(Optional.empty(), Optional.empty());
    }

    private void done(Turned turned) {
        api.tell(turned.served());
        served(turned.served());
        turned.failure()
                .ifPresent(failure -> desk.work()
                        .fetch(
                                () -> {
                                    throw failure;
                                },
                                never -> {}));
    }
}
