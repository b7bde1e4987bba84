package org.farol.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.farol.Farol;
import org.farol.app.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServerTest {
    private static final Pattern URL = Pattern.compile("http://[0-9.]+:[0-9]+");
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 2;
    /** In seconds; a machine that does much else takes its time. */
    private static final int LONGEST = 120;

    @Test
    void a_server_that_is_killed_has_kept_every_answer_it_gave(@TempDir Path folder) throws Exception {
        Served.fill(folder);
        Set<String> answered = ConcurrentHashMap.newKeySet();
        for (var round = 0; round < ROUNDS; round++) {
            askUntilKilled(folder, "R" + round, answered, 150 + 400 * round);
        }

        try (var workspace = Workspace.open(folder)) {
            assertThat(answered).hasSizeGreaterThanOrEqualTo(ROUNDS * 150);
            assertThat(answered)
                    .allMatch(id -> workspace.predictions().history(id, 5).size() == 1);
            assertThat(workspace.predictions().size()).isGreaterThanOrEqualTo(answered.size());
        }
    }

    private static void askUntilKilled(Path folder, String name, Set<String> answered, int enough) throws Exception {
        var told = new Semaphore(0);
        var server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Farol.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--home",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
                var client = HttpClient.newHttpClient()) {
            var url = URL.matcher(String.valueOf(out.readLine()));
            assertThat(url.find()).isTrue();
            var predict = URI.create(url.group() + "/predict");
            var asking = new Thread[CLIENTS];
            for (var i = 0; i < CLIENTS; i++) {
                var prefix = name + "-" + i + "-";
                asking[i] = Thread.ofVirtual()
                        .start(() -> ask(client, predict, prefix, id -> {
                            answered.add(id);
                            told.release();
                        }));
            }
            assertThat(told.tryAcquire(enough, LONGEST, TimeUnit.SECONDS)).isTrue();
            // SIGKILL: no hook runs, nothing is flushed.
            server.destroyForcibly().waitFor();
            for (var thread : asking) {
                thread.join();
            }
        } finally {
            server.destroyForcibly();
        }
    }

    private static void ask(HttpClient client, URI predict, String prefix, Consumer<String> told) {
        try {
            for (var i = 0; ; i++) {
                var id = prefix + i;
                var response = client.send(
                        HttpRequest.newBuilder(predict)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"student_id\":\"" + id + "\",\"IEG\":7}"))
                                .build(),
                        BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    told.accept(id);
                }
            }
        } catch (IOException | InterruptedException _) {
            // The server was killed.
        }
    }
}
