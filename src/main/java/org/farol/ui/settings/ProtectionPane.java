package org.farol.ui.settings;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.farol.app.Protection;
import org.farol.ui.Desk;
import org.farol.ui.Visibility;
import org.farol.ui.task.Notice;
import org.farol.work.Progress;

/** The passphrase of the data: whether there is one; setting, changing, removing it; the system's key store. */
final class ProtectionPane {
    private final Desk desk;
    private final Protection protection;
    private final SettingsSection view;
    private final Label state;
    private final Button set = new Button();
    private final Button remove = new Button();
    private final HBox keyStore;
    private boolean on;

    ProtectionPane(Desk desk) {
        this.desk = desk;
        this.protection = desk.workspace().protection();
        var texts = desk.texts();
        view = new SettingsSection(texts.words("safety.title"));
        state = view.words("");
        state.setId("protection-state");
        set.setId("protection-set");
        set.setOnAction(event -> PassphraseDialog.choose(
                on, texts, view.getScene().getWindow(), (current, passphrase) -> set(current, passphrase)));
        remove.setId("protection-remove");
        remove.setText(texts.words("safety.remove"));
        remove.setOnAction(event -> PassphraseDialog.ask(
                texts.words("safety.remove.ask"), texts, view.getScene().getWindow(), this::remove, () -> {}));
        view.getChildren().add(new HBox(10, set, remove));
        var remember = new Button(texts.words("safety.remember"));
        remember.setOnAction(event -> desk.work()
                .fetch(
                        () -> {
                            protection.remember();
                            return protection;
                        },
                        done -> say("safety.remembered")));
        var forget = new Button(texts.words("safety.forget"));
        forget.setOnAction(event -> desk.work()
                .fetch(
                        () -> {
                            protection.forget();
                            return protection;
                        },
                        done -> say("safety.forgotten")));
        keyStore = new HBox(10, remember, forget);
        view.getChildren().add(keyStore);
        for (var button : new Button[] {set, remove}) {
            button.disableProperty().bind(desk.work().busyProperty());
        }
        show();
    }

    SettingsSection view() {
        return view;
    }

    void show() {
        desk.work().fetch(protection::isOn, this::show);
    }

    private void show(boolean isOn) {
        on = isOn;
        var server = !protection.isPossible();
        state.setText(desk.texts().words(server ? "safety.server" : isOn ? "safety.on" : "safety.off"));
        Visibility.set(set, !server);
        set.setText(desk.texts().words(isOn ? "safety.change" : "safety.set"));
        Visibility.set(remove, isOn);
        Visibility.set(keyStore, isOn && Protection.canRemember());
    }

    private void set(Optional<char[]> current, char[] passphrase) {
        encrypt(
                progress -> {
                    try {
                        return protection.set(current, passphrase, progress);
                    } finally {
                        Arrays.fill(passphrase, ' ');
                        current.ifPresent(typed -> Arrays.fill(typed, ' '));
                    }
                },
                "safety.set.done");
    }

    private void remove(char[] current) {
        encrypt(
                progress -> {
                    try {
                        return protection.remove(current, progress);
                    } finally {
                        Arrays.fill(current, ' ');
                    }
                },
                "safety.remove.done");
    }

    private interface Change {
        int run(Progress progress) throws Exception;
    }

    private void encrypt(Change change, String done) {
        desk.work().start(desk.texts().words("safety.progress"), change::run, (Integer left) -> {
            show();
            say(done);
            if (left > 0) {
                Notice.say(
                        desk.texts().words("safety.left", left), view.getScene().getWindow());
            }
        });
    }

    private void say(String key) {
        Notice.say(desk.texts().words(key), view.getScene().getWindow());
    }
}
