package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledDraftTest {
    @Test
    void what_was_typed_survives_a_process_killed_while_typing(@TempDir Path home) throws Exception {
        var typing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TypingProcess.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        var kept = 0;
        try (var confirmed =
                new BufferedReader(new InputStreamReader(typing.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = confirmed.readLine(); kept < 40; line = confirmed.readLine()) {
                if (Objects.requireNonNull(line).startsWith("kept ")) {
                    kept = Integer.parseInt(line.substring("kept ".length()));
                }
            }
            typing.destroyForcibly().waitFor();
        }

        try (var workspace = Workspace.open(home)) {
            var draft = workspace.followUp().drafts().getFirst();
            assertThat(DraftPlace.of(draft)).isEqualTo(TypingProcess.PLACE);
            var typed = Objects.requireNonNull(draft.fields().get("text"));
            assertThat(typed).matches("a+");
            assertThat(typed.length()).isGreaterThanOrEqualTo(kept);
        }
    }

    /** Types one letter after the other, until it is killed. */
    static final class TypingProcess {
        static final DraftPlace PLACE = new DraftPlace.NewNote("RA-1");

        private TypingProcess() {}

        @SuppressWarnings("SystemOut") // Tells the test what is on disk.
        public static void main(String[] args) {
            try (var workspace = Workspace.open(Path.of(args[0]))) {
                for (var letters = 1; ; letters++) {
                    workspace.followUp().keepDraft(PLACE, Map.of("text", "a".repeat(letters)));
                    System.out.println("kept " + letters);
                }
            }
        }
    }
}
