package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.farol.app.Workspace;
import org.farol.model.registry.ModelServer;
import org.farol.ui.model.HubAccess;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

/** The settings' registry of models, against a server of the test's own. */
class RegistryWindowTest extends OpenWindow {
    private static final String FILES = "/passos/risco/resolve/main/";

    @Test
    void another_model_is_found_at_the_press_of_a_button_and_taken_at_that_of_another() throws Exception {
        try (var hub = new ModelServer()) {
            var workspace = openAt(hub);
            var published = workspace.model().orElseThrow().version();
            publish(hub, workspace, published);
            workspace.train(OptionalInt.empty(), 7, Optional.empty(), Progress.NONE);
            assertThat(hub.requests(FILES + "metadata.json")).isEmpty();
            openSettings();

            fire("#settings-check");
            await(() -> said().startsWith("Está publicado outro modelo: " + published));
            assertThat(workspace.model().orElseThrow().version()).isNotEqualTo(published);
            fire("#settings-use");

            await(() -> said().contains(published) && !shows("#settings-use"));
            assertThat(workspace.model().orElseThrow().version()).isEqualTo(published);
        }
    }

    @Test
    void where_the_published_model_is_in_use_there_is_nothing_to_take() throws Exception {
        try (var hub = new ModelServer()) {
            var workspace = openAt(hub);
            publish(hub, workspace, workspace.model().orElseThrow().version());
            openSettings();

            fire("#settings-check");

            await(() -> said().startsWith("O modelo publicado é o que está em uso"));
            assertThat(shows("#settings-use")).isFalse();
        }
    }

    @Test
    void a_place_without_a_model_is_told_and_the_model_in_use_stays() throws Exception {
        try (var hub = new ModelServer()) {
            var workspace = openAt(hub);
            var before = workspace.model();
            openSettings();

            fire("#settings-check");

            await(() -> shows("#error-advice"));
            assertThat(workspace.model()).isEqualTo(before);
        }
    }

    private Workspace openAt(ModelServer hub) throws Exception {
        new HubAccess(new Preferences(home)).set("", hub.url("/").toString(), Optional.empty());
        openFilledSamples();
        return shell.session().orElseThrow().workspace();
    }

    private static void publish(ModelServer hub, Workspace workspace, String version) throws Exception {
        for (var file : List.of("model.onnx", "metadata.json")) {
            hub.serve(FILES + file, Files.readAllBytes(workspace.folder().resolve("modelos", version, file)));
        }
    }

    private void openSettings() throws Exception {
        robot.interact(() -> shell.main().reload(Optional.empty()));
        go(Place.CONFIGURACOES);
        await(() -> shows("#settings-repository"));
        robot.interact(() -> find("#settings-repository", TextField.class).setText("hf:passos/risco"));
        await(() -> !find("#settings-check", Button.class).isDisabled());
    }

    private String said() {
        return find("#settings-registry-said", Label.class).getText();
    }
}
