package org.farol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateSessionTest {
    private static final String NAME = "Zuleica Marcadíssima";
    private static final List<String> MARKS = List.of("Zuleica", "Marcad", "RA-987001", "sigilosa");

    @TempDir
    Path root;

    @Test
    void a_session_on_encrypted_data_leaves_no_name_in_data_folder_temporary_folder_or_log() throws Exception {
        var home = root.resolve("dados");
        var temporary = Files.createDirectory(root.resolve("tmp"));
        var out = Files.createDirectory(root.resolve("saida"));
        var passphrase = Files.writeString(root.resolve("senha"), "frase muito sigilosa\n");
        var sheets = Files.createDirectory(root.resolve("planilhas"));
        for (var year : List.of(2021, 2022, 2023)) {
            Files.writeString(sheets.resolve("PEDE " + year + ".csv"), sheet(year));
        }

        var session = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Session.class.getName(),
                        home.toString(),
                        passphrase.toString(),
                        sheets.toString(),
                        out.toString())
                .redirectOutput(out.resolve("stdout").toFile())
                .redirectError(root.resolve("stderr").toFile())
                .start();

        assertThat(session.waitFor()).as(() -> log()).isZero();
        assertThat(out.resolve("risco.csv")).content().contains("RA-987001");
        assertThat(bytesIn(home)).isNotEmpty().doesNotContain(MARKS.toArray(String[]::new));
        assertThat(bytesIn(temporary)).doesNotContain(MARKS.toArray(String[]::new));
        assertThat(log()).doesNotContain(MARKS.toArray(String[]::new));
        try (var left = Files.list(temporary)) {
            assertThat(left.filter(file -> !file.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }

    private String log() {
        try {
            return Files.readString(root.resolve("stderr"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sheet(int year) {
        var text = new StringBuilder("RA;Nome;Fase;Idade;INDE;IAA;IEG;IPS;IDA;IPP;IPV;IAN;Defasagem\n");
        for (var n = 1; n <= 60; n++) {
            var behind = n % 3 == 0;
            text.append("RA-%d;%s;%d;%d;%s;%d,5;7,0;6,5;6,1;7,5;7,2;%s;%d%n"
                    .formatted(
                            n == 1 ? 987_001 : n,
                            n == 1 ? NAME : "Aluno " + n,
                            behind ? 2 : 3,
                            year - 2010,
                            behind ? "5,9" : "7,9",
                            4 + n % 5,
                            behind ? "5,0" : "10,0",
                            behind ? -1 : 0));
        }
        // A cell that must be repaired, so that the account tells of it.
        text.append("RA-900;Outra ").append(NAME).append(";3;12;2025-08-07;5,5;7,0;6,5;6,1;7,5;7,2;5,0;0\n");
        return text.toString();
    }

    private static String bytesIn(Path folder) throws Exception {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(file.getFileName()).append('\n');
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    /** What a person does in a day, one command after the other, in one process. */
    static final class Session {
        private Session() {}

        public static void main(String[] args) {
            var out = args[3];
            run(args, "passphrase", "--set", "--new-passphrase-file", args[1]);
            run(args, "run", args[2], "--out", out);
            run(args, "explain", "RA-987001");
            run(args, "export-student", "RA-987001", "--out", out + "/aluna.zip");
            run(args, "backup");
            run(args, "export-pseudonymised", "--csv", out + "/analise.csv");
            run(args, "audit");
            // What fails tells it on the error stream, and must name nobody there either.
            CommandLineFace.run(
                    new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                    new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                    "import",
                    "--home",
                    args[0],
                    "--passphrase-file",
                    args[1],
                    args[3] + "/risco.csv");
        }

        private static void run(String[] args, String... command) {
            var all = new ArrayList<>(List.of(command));
            all.addAll(List.of("--home", args[0], "--passphrase-file", args[1]));
            var exit = CommandLineFace.run(
                    new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                    new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                    all.toArray(String[]::new));
            if (exit != 0) {
                System.exit(exit);
            }
        }
    }
}
