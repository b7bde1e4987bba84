package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.farol.Farol;
import org.farol.app.OneWindow;
import org.junit.jupiter.api.Test;

/** A second process of the program on the data folder of a window that is open in this one. */
class SecondStartTest extends OpenWindow {
    private static final Path SHEET = SAMPLES.resolve("exemplo-pede-2022-2023.xlsx");

    @Test
    void a_second_start_hands_its_spreadsheets_to_the_open_window_and_ends() throws Exception {
        open(Optional.empty());
        try (var window = OneWindow.claim(home, List.of()).orElseThrow()) {
            window.listen(files -> Platform.runLater(() -> shell.receive(files)));

            var second = start(SHEET.toString());

            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isZero();
            await(() -> shows("#import-columns") && !shows("#stopButton"));
        }
    }

    @Test
    void a_command_on_the_folder_of_an_open_window_is_told_that_it_is_in_use() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());

        var second = start(
                "records", "--year", "2023", "--csv", home.resolve("x.csv").toString());

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(home.resolve("second.txt")).content().contains("já estão abertos em outra janela");
    }

    private Process start(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless",
                "-cp",
                System.getProperty("java.class.path"),
                Farol.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(home.toFile(), "second.txt"));
        builder.environment().putAll(Map.of("FAROL_HOME", home.toString()));
        return builder.start();
    }
}
