package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWindowTest {
    @TempDir
    Path folder;

    @Test
    void another_start_on_the_same_folder_hands_its_files_over_as_absolute_paths() throws Exception {
        var handed = new LinkedBlockingQueue<List<Path>>();
        try (var first = OneWindow.claim(folder, List.of()).orElseThrow()) {
            first.listen(handed::add);

            assertThat(OneWindow.claim(folder, List.of(Path.of("ação.xlsx")))).isEmpty();
            assertThat(handed.poll(10, TimeUnit.SECONDS))
                    .containsExactly(Path.of("ação.xlsx").toAbsolutePath());
        }
    }

    @Test
    void a_start_after_the_window_was_closed_is_the_window() {
        OneWindow.claim(folder, List.of()).orElseThrow().close();

        try (var next = OneWindow.claim(folder, List.of()).orElseThrow()) {
            next.listen(files -> {});
            assertThat(OneWindow.claim(folder, List.of())).isEmpty();
        }
    }

    @Test
    void what_a_killed_window_left_is_no_obstacle() throws Exception {
        Files.writeString(folder.resolve("janela.lock"), "");
        Files.writeString(folder.resolve("janela.socket"), "");
        try (var window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            window.listen(files -> {});
            assertThat(OneWindow.claim(folder, List.of())).isEmpty();
        }
    }

    @Test
    void only_its_owner_may_use_the_socket() throws Exception {
        try (var window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            window.listen(files -> {});
            assertThat(Files.getPosixFilePermissions(folder.resolve("janela.socket")))
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        }
    }

    @Test
    void a_folder_too_deep_for_a_socket_still_has_its_window() {
        var deep = folder.resolve("x".repeat(120));
        try (var window = OneWindow.claim(deep, List.of()).orElseThrow()) {
            window.listen(files -> {});
            assertThat(deep).exists();
        }
    }
}
