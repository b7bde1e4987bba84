package org.farol.ui.settings;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.farol.app.SharedStore;
import org.farol.store.StoreServer;
import org.farol.ui.Desk;

/** The server that the data is on, for those who share it; taken from the next start on, like the data folder. */
final class ServerPane {
    private static final int COLUMNS = 34;

    private final Desk desk;
    private final WindowChoices choices;
    private final SettingsSection view;
    private final Label state;
    private final TextField url = new TextField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final Label said;

    ServerPane(Desk desk, WindowChoices choices) {
        this.desk = desk;
        this.choices = choices;
        var texts = desk.texts();
        view = new SettingsSection(texts.words("server.title"));
        view.words(texts.words("server.about"));
        state = view.words("");
        state.setId("server-state");
        url.setId("server-url");
        url.setPromptText(texts.words("server.url.example"));
        user.setId("server-user");
        password.setId("server-password");
        for (var field : new TextField[] {url, user, password}) {
            field.setPrefColumnCount(COLUMNS);
        }
        view.row(texts.words("server.url"), url);
        view.row(texts.words("server.user"), user);
        view.row(texts.words("server.password"), password);
        var use = new Button(texts.words("server.use"));
        use.setId("server-use");
        use.disableProperty().bind(url.textProperty().isEmpty().or(desk.work().busyProperty()));
        use.setOnAction(event -> use());
        var leave = new Button(texts.words("server.leave"));
        leave.setId("server-leave");
        leave.disableProperty().bind(desk.work().busyProperty());
        leave.setOnAction(event -> leave());
        view.buttons(use, leave);
        said = view.words(texts.words("server.text"));
        said.setId("server-said");
    }

    SettingsSection view() {
        return view;
    }

    /** Shows where the data is now, and what is chosen for the next start. */
    void show() {
        var now = desk.workspace().server();
        state.setText(now.map(server -> desk.texts().words("server.now", server.place()))
                .orElseGet(() -> desk.texts().words("server.none")));
        if (SharedStore.isSetByEnvironment()) {
            view.setDisable(true);
            said.setText(desk.texts().words("server.environment"));
        } else if (url.getText().isEmpty()) {
            desk.work().fetch(() -> SharedStore.of(choices.dataFolder()), this::fill);
        }
    }

    private void fill(Optional<StoreServer> chosen) {
        chosen.ifPresent(server -> {
            url.setText(server.url());
            user.setText(server.user());
            password.setText(server.password());
        });
    }

    private void use() {
        var address = url.getText().strip();
        var name = user.getText().strip();
        var secret = password.getText();
        desk.work()
                .start(
                        desk.texts().words("server.progress"),
                        progress -> {
                            var server = SharedStore.at(address, name, secret);
                            SharedStore.choose(choices.dataFolder(), server);
                            return server;
                        },
                        server -> said.setText(desk.texts().words("server.next", server.place())));
    }

    private void leave() {
        desk.work()
                .fetch(
                        () -> {
                            SharedStore.leave(choices.dataFolder());
                            return choices.dataFolder();
                        },
                        folder -> {
                            url.clear();
                            user.clear();
                            password.clear();
                            said.setText(desk.texts().words("server.left", folder));
                        });
    }
}
