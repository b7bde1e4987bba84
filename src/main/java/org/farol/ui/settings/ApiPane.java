package org.farol.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
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
import org.farol.ui.LocalApi.State;
import org.farol.ui.LocalApi.Wanted;
import org.farol.ui.Visibility;

/** The local API: its switch, its port, and what a client needs to know. */
final class ApiPane {
    private static final int LOWEST_PORT = 1024;
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DAYS = 36_500;
    private static final int COLUMNS = 34;

    private final Desk desk;
    private final LocalApi api;
    private final Settings settings;
    private final SettingsSection view;
    private final ToggleSwitch on = new ToggleSwitch();
    private final Spinner<Integer> port = new Spinner<>(LOWEST_PORT, HIGHEST_PORT, Settings.API_PORT);
    private final Spinner<Integer> kept = new Spinner<>(1, MOST_DAYS, Settings.API_KEEP_DAYS);
    private final CheckBox tokenNeeded;
    private final CheckBox onNetwork;
    private final TextField url = shown("api-url");
    private final TextField token = shown("api-token");
    private final ImageView code = new ImageView();
    private final VBox forPhones;
    private final VBox whileOn = new VBox();
    private boolean showing;
    /** Whether what was chosen before is known: till then there is nothing to change, and nothing to be served by. */
    private boolean known;

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
        kept.setId("api-kept");
        kept.setEditable(true);
        tokenNeeded = box("api.token.needed", "api-token-needed");
        onNetwork = box("api.network", "api-network");
        view.row(texts.words("api.on"), on);
        view.row(texts.words("api.port"), port);
        view.row(texts.words("api.kept"), kept);
        view.getChildren().addAll(tokenNeeded, onNetwork);
        code.setId("api-code");
        code.setAccessibleText(texts.words("api.code"));
        var scan = new Label(texts.words("api.code"));
        scan.setWrapText(true);
        forPhones = new VBox(scan, code);
        forPhones.getStyleClass().add("settings-section");
        var facts = new SettingsSection(texts.words("api.served"));
        facts.row(texts.words("api.url"), url, copy(url));
        facts.row(texts.words("api.token"), token, copy(token));
        whileOn.getChildren().setAll(facts, forPhones);
        whileOn.getStyleClass().add("settings-section");
        view.getChildren().add(whileOn);
        // Other devices have to show it anyway.
        onNetwork.selectedProperty().subscribe(wanted -> {
            if (wanted) {
                tokenNeeded.setSelected(true);
            }
        });
        on.selectedProperty().subscribe((before, now) -> turn(now));
        api.stateProperty().subscribe(this::told);
    }

    private CheckBox box(String key, String id) {
        var box = new CheckBox(desk.texts().words(key));
        box.setId(id);
        box.setWrapText(true);
        return box;
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
        desk.work()
                .fetch(
                        () -> new Chosen(
                                settings.apiPort(),
                                settings.apiNeedsToken(),
                                settings.apiOnNetwork(),
                                settings.apiKeepDays()),
                        chosen -> {
                            port.getValueFactory().setValue(chosen.port());
                            kept.getValueFactory().setValue(chosen.keepDays());
                            tokenNeeded.setSelected(chosen.needsToken());
                            onNetwork.setSelected(chosen.onNetwork());
                            known = true;
                            told(api.stateProperty().getValue());
                        });
    }

    private record Chosen(int port, boolean needsToken, boolean onNetwork, int keepDays) {}

    private void told(State state) {
        var served = state instanceof State.On now ? Optional.of(now) : Optional.<State.On>empty();
        showing = true;
        on.setSelected(served.isPresent());
        showing = false;
        on.setDisable(!known || state instanceof State.Stopping);
        for (var choice : List.of(port, kept, tokenNeeded, onNetwork)) {
            choice.setDisable(!known || !(state instanceof State.Off));
        }
        Visibility.set(whileOn, served.isPresent());
        url.setText(served.map(now -> now.url().toString()).orElse(""));
        token.setText(served.flatMap(State.On::token).orElse(""));
        token.setPromptText(desk.texts().words("api.token.none"));
        // A telephone cannot reach an address that is this machine's own.
        var reached = served.filter(State.On::onNetwork);
        Visibility.set(forPhones, reached.isPresent());
        code.setImage(reached.map(now -> QrImage.of(now.url() + "/docs")).orElse(null));
    }

    private void turn(boolean wanted) {
        if (showing) {
            return;
        }
        on.setDisable(true);
        var chosen = new Chosen(
                port.getValue(),
                tokenNeeded.isSelected() || onNetwork.isSelected(),
                onNetwork.isSelected(),
                kept.getValue());
        if (!wanted) {
            api.tell(new State.Stopping());
        }
        desk.work().fetch(() -> wanted ? started(chosen) : stopped(), this::done);
    }

    /** What became of the switch: its state, and why nothing is served where it should be. */
    private record Turned(State state, Optional<Exception> failure) {}

    private Turned started(Chosen chosen) {
        try {
            settings.serveApi(chosen.port(), chosen.needsToken(), chosen.onNetwork(), chosen.keepDays());
            var shownToken = chosen.needsToken() ? Optional.of(token()) : Optional.<String>empty();
            return new Turned(
                    api.start(new Wanted(chosen.port(), shownToken, chosen.onNetwork(), chosen.keepDays())),
                    Optional.empty());
        } catch (Exception e) {
            return new Turned(new State.Off(), Optional.of(e));
        }
    }

    private String token() throws IOException {
        return ApiToken.of(desk.workspace().folder());
    }

    private Turned stopped() {
        api.close();
        return new Turned(new State.Off(), Optional.empty());
    }

    private void done(Turned turned) {
        api.tell(turned.state());
        told(turned.state());
        turned.failure()
                .ifPresent(failure -> desk.work()
                        .fetch(
                                () -> {
                                    throw failure;
                                },
                                never -> {}));
    }
}
