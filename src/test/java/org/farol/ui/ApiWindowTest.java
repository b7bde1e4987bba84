package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;

/** The local API, turned on and off in the settings. */
class ApiWindowTest extends OpenWindow {
    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @SuppressWarnings("unchecked")
    private void choosePort(int port) throws Exception {
        go(Place.CONFIGURACOES);
        await(() -> shows("#api-port"));
        Spinner<Integer> spinner = find("#api-port", Spinner.class);
        // What was chosen before is read in the background.
        Thread.sleep(300);
        robot.interact(() -> spinner.getValueFactory().setValue(port));
    }

    private void turn(boolean on) {
        robot.interact(() -> find("#api-on", ToggleSwitch.class).setSelected(on));
    }

    private String state() {
        return find("#api-state", Label.class).getText();
    }

    private static HttpResponse<String> health(int port, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"));
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void the_api_is_on_while_its_switch_is_and_the_frame_says_so() throws Exception {
        openFilledSamples();
        assertThat(state()).isEqualTo("API desligada");
        var port = freePort();
        choosePort(port);
        robot.interact(() -> find("#api-token-needed", CheckBox.class).setSelected(true));

        turn(true);
        await(() -> state().equals("API ligada: porta " + port));

        var token = find("#api-token", TextField.class).getText();
        assertThat(find("#api-url", TextField.class).getText()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(find("#api-code", ImageView.class).getImage().getWidth()).isGreaterThan(100);
        assertThat(health(port).statusCode()).isEqualTo(401);
        assertThat(health(port, "Authorization", "Bearer " + token).body()).contains("\"status\":\"ativo\"");

        turn(false);
        await(() -> state().equals("API desligada"));
        assertThat(find("#api-url", TextField.class).getText()).isEmpty();
    }

    @Test
    void a_port_in_use_is_told_and_the_switch_goes_back() throws Exception {
        openFilledSamples();
        try (var taken = new ServerSocket(0)) {
            choosePort(taken.getLocalPort());

            turn(true);
            await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());

            var told = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
            assertThat(told.getContentText() + told.getHeaderText()).contains(Integer.toString(taken.getLocalPort()));
            assertThat(find("#api-on", ToggleSwitch.class).isSelected()).isFalse();
            assertThat(state()).isEqualTo("API desligada");
        }
    }
}
