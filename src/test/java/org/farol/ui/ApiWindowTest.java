package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeoutException;
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
    private void choosePort(int port) throws TimeoutException {
        go(Place.CONFIGURACOES);
        await(() -> shows("#api-port") && !find("#api-port", Spinner.class).isDisabled());
        Spinner<Integer> spinner = find("#api-port", Spinner.class);
        robot.interact(() -> spinner.getValueFactory().setValue(port));
    }

    private void turn(boolean on) {
        robot.interact(() -> find("#api-on", ToggleSwitch.class).setSelected(on));
    }

    private String state() {
        return find("#api-state", Label.class).getText();
    }

    private static HttpResponse<String> health(int port, String... headers) throws Exception {
        return get("http://127.0.0.1:" + port + "/health", headers);
    }

    private static HttpResponse<String> get(String url, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url));
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
        assertThat(find("#api-code", ImageView.class).getImage()).isNull();
        assertThat(health(port).statusCode()).isEqualTo(401);
        assertThat(health(port, "Authorization", "Bearer " + token).body()).contains("\"status\":\"ativo\"");

        turn(false);
        await(() -> state().equals("API desligada"));
        assertThat(find("#api-url", TextField.class).getText()).isEmpty();
    }

    @Test
    void other_devices_are_served_only_where_a_person_says_so_with_a_token_and_a_code_to_scan() throws Exception {
        openFilledSamples();
        var port = freePort();
        choosePort(port);
        robot.interact(() -> find("#api-network", CheckBox.class).setSelected(true));
        assertThat(find("#api-token-needed", CheckBox.class).isSelected()).isTrue();

        turn(true);
        await(() -> state().equals("API ligada: porta " + port));

        assertThat(find("#api-token", TextField.class).getText()).isNotBlank();
        assertThat(health(port).statusCode()).isEqualTo(401);
        var url = find("#api-url", TextField.class).getText();
        assertThat(get(url + "/docs").statusCode()).isEqualTo(200);
        // A machine that is in no network has no address to scan.
        assertThat(find("#api-code", ImageView.class).getImage() != null).isEqualTo(!url.contains("127.0.0.1"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void how_long_answers_are_kept_is_remembered() throws Exception {
        openFilledSamples();
        choosePort(freePort());
        robot.interact(() -> find("#api-kept", Spinner.class).getValueFactory().setValue(30));

        turn(true);
        await(() -> state().startsWith("API ligada"));

        assertThat(shell.desk().orElseThrow().workspace().settings().apiKeepDays())
                .isEqualTo(30);
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
