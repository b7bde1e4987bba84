package org.farol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.farol.api.ApiSettings.Limits;
import org.farol.api.ApiSettings.Openable;
import org.farol.app.NotPossibleException;
import org.farol.app.Problem;
import org.farol.app.Workspace;
import org.farol.model.ModelFiles;
import org.farol.model.SmallModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiLimitsTest {
    private Path folder;

    @BeforeAll
    void fill(@TempDir Path home) throws Exception {
        folder = home;
        Served.fill(folder);
    }

    private Served served(Optional<String> token, Set<Openable> open, Limits limits) throws Exception {
        return Served.on(folder, Served.settings(token, open, limits));
    }

    @Test
    void who_shows_no_token_or_another_is_told_so_everywhere() throws Exception {
        try (var served = served(Optional.of("s3gr3do"), Set.of(), Limits.STANDARD)) {
            for (var path : new String[] {"/health", "/metrics", "/docs", "/openapi.json", "/explain?student_id=a"}) {
                var refused = served.get(path);
                assertThat(refused.statusCode()).as(path).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .startsWith("Bearer");
                assertThat(refused.body()).doesNotContain("s3gr3do");
                assertThat(served.get(path, "Authorization", "Bearer s3gr3do").statusCode())
                        .isEqualTo(200);
            }
            for (var header : new String[] {
                "Bearer s3gr3d", "Bearer s3gr3doo", "Bearer", "Bearer ", "Basic s3gr3do", "s3gr3do", "bearer S3GR3DO"
            }) {
                assertThat(served.post("/predict", "{}", "Authorization", header)
                                .statusCode())
                        .as(header)
                        .isEqualTo(401);
            }
            assertThat(served.raw("POST /predict HTTP/1.1\r\nHost: localhost\r\nAuthorization: bearer s3gr3do\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void health_and_metrics_may_be_opened_each_by_itself() throws Exception {
        try (var served = served(Optional.of("s3gr3do"), Set.of(Openable.HEALTH), Limits.STANDARD)) {
            assertThat(served.get("/health").statusCode()).isEqualTo(200);
            assertThat(served.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(served.post("/predict", "{}").statusCode()).isEqualTo(401);
        }
    }

    @Test
    @Timeout(60)
    void who_asks_too_fast_is_told_when_to_come_again() throws Exception {
        try (var served = served(Optional.empty(), Set.of(), Limits.STANDARD.withRate(5))) {
            var statuses = new ArrayList<Integer>();
            var refused = new ArrayList<HttpResponse<String>>();
            for (var i = 0; i < 40; i++) {
                var response = served.get("/health");
                statuses.add(response.statusCode());
                if (response.statusCode() == 429) {
                    refused.add(response);
                }
            }

            assertThat(statuses)
                    .startsWith(200, 200, 200, 200, 200, 200, 200, 200, 200, 200)
                    .contains(429);
            assertThat(refused.getFirst().headers().firstValue("Retry-After")).hasValue("1");
            var later = served.get("/health").statusCode();
            while (later == 429) {
                later = served.get("/health").statusCode();
            }
            assertThat(later).isEqualTo(200);
        }
    }

    @Test
    void each_client_has_its_own_rate() {
        var now = new AtomicLong();
        var rates = new RateLimits(2, now::get);

        assertThat(List.of(rates.allow("a"), rates.allow("a"), rates.allow("a"), rates.allow("a"), rates.allow("a")))
                .containsExactly(true, true, true, true, false);
        assertThat(rates.allow("b")).isTrue();
        now.addAndGet(500_000_000);
        assertThat(rates.allow("a")).isTrue();
        assertThat(rates.allow("a")).isFalse();
    }

    @Test
    void too_many_at_a_time_are_asked_to_come_again_and_later_ones_are_answered() throws Exception {
        try (var served = served(Optional.empty(), Set.of(), new Limits(1 << 20, 10_000, 1, 1, 10));
                var clients = Executors.newFixedThreadPool(24)) {
            var asking = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 200; i++) {
                asking.add(() -> served.post("/predict", Served.ANA).statusCode());
            }
            var statuses = new ArrayList<Integer>();
            for (var answered : clients.invokeAll(asking)) {
                statuses.add(answered.get());
            }

            assertThat(statuses).containsOnly(200, 503).contains(200, 503);
            assertThat(served.post("/predict", Served.ANA).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void clients_that_never_finish_hold_nobody_up() throws Exception {
        var limits = new Limits(1 << 20, 10_000, 2, 1, 1);
        try (var served = served(Optional.empty(), Set.of(), limits)) {
            var slow = new ArrayList<Socket>();
            for (var i = 0; i < 60; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), served.server.url().getPort());
                socket.getOutputStream()
                        .write(("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + (i % 2 == 0 ? "Content-Length: 500\r\n\r\n{\"IEG\":" : "X-Slow:"))
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            for (var i = 0; i < 10; i++) {
                assertThat(served.post("/predict", Served.ANA).statusCode()).isEqualTo(200);
            }
            var late = slow.getFirst();
            late.setSoTimeout(20);
            var first = -1;
            for (var sent = 0; first < 0 && sent < 400; sent++) {
                late.getOutputStream().write('7');
                first = answerSoon(late);
            }
            late.setSoTimeout(20_000);
            assertThat((char) first + new String(late.getInputStream().readNBytes(11), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    /** The first byte of an answer, if it comes within the time that {@code client} waits; else -1. */
    private static int answerSoon(Socket client) throws IOException {
        try {
            return client.getInputStream().read();
        } catch (SocketTimeoutException _) {
            return -1;
        }
    }

    @Test
    void a_client_that_reads_no_answer_before_it_has_sent_all_is_answered() throws Exception {
        try (var served = served(Optional.empty(), Set.of(), Limits.STANDARD);
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), served.server.url().getPort())) {
            var students = 20_000;
            var body = "[" + "{\"IEG\":7,\"IDADE\":12},".repeat(students - 1) + "{\"IEG\":7}]";
            socket.getOutputStream()
                    .write(("POST /predict/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(60_000);

            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers.split("\"risk_score\"", -1)).hasSize(students + 1);
        }
    }

    @Test
    void a_port_in_use_is_told_with_its_number() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var workspace = Workspace.open(folder)) {
            assertThatThrownBy(() -> ApiServer.start(workspace, ApiSettings.local(taken.getLocalPort())))
                    .isInstanceOfSatisfying(
                            NotPossibleException.class,
                            e -> assertThat(Problem.of(e, Locale.ENGLISH).message())
                                    .contains(Integer.toString(taken.getLocalPort())));
        }
    }

    @Test
    void it_starts_and_stops_again_and_again_at_the_same_port() throws Exception {
        try (var workspace = Workspace.open(folder)) {
            var port = 0;
            for (var i = 0; i < 3; i++) {
                try (var server = ApiServer.start(workspace, ApiSettings.local(port))) {
                    port = server.url().getPort();
                    assertThat(port).isPositive();
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void requests_under_way_are_answered_before_it_stops() throws Exception {
        var served = served(Optional.empty(), Set.of(), Limits.STANDARD);
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), served.server.url().getPort())) {
            var head = """
                    POST /predict HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Expect: 100-continue\r
                    Content-Length: 9\r
                    \r
                    """;
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            // It says so when it begins to read what is asked.
            var goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(socket.getInputStream().readNBytes(goOn.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(goOn);
            var stopping = Thread.ofPlatform().start(served.server::close);
            while (takesMore(socket.getPort())) {
                Thread.sleep(10);
            }
            socket.getOutputStream().write("{\"IEG\":7}".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            stopping.join();
        } finally {
            served.close();
        }
    }

    private static boolean takesMore(int port) {
        try (var another = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return another.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void web_pages_that_are_let_in_are_told_so() throws Exception {
        var settings = new ApiSettings(
                ApiSettings.LOOPBACK,
                0,
                Optional.empty(),
                Set.of(),
                Set.of("farol.escola"),
                Set.of("https://painel.escola"),
                ApiSettings.KEEP_DAYS,
                Limits.STANDARD);
        try (var served = Served.on(folder, settings)) {
            var asked = Served.request("OPTIONS", "/predict", "farol.escola", "Origin: https://painel.escola");
            assertThat(served.raw(asked))
                    .startsWith("HTTP/1.1 204")
                    .contains("Access-Control-Allow-Origin: https://painel.escola");
            assertThat(served.raw(asked.replace("painel", "outra"))).startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void without_a_model_it_says_so(@TempDir Path empty) throws Exception {
        try (var served = Served.on(empty)) {
            assertThat(served.post("/predict", "{}").statusCode()).isEqualTo(503);
            assertThat(served.post("/predict/batch", "[{}]").statusCode()).isEqualTo(503);
            assertThat(Served.json(served.get("/health")).path("model_version").isNull())
                    .isTrue();
        }
    }

    @Test
    void a_model_that_replaces_another_answers_from_then_on(@TempDir Path home) throws Exception {
        Served.fill(home);
        try (var served = Served.on(home)) {
            var before = served.predict("{}").path("model_version").asString();
            var other = SmallModels.model(2);
            new ModelFiles(home.resolve("modelos")).save(other);
            served.workspace.models().use(other.card().version());

            assertThat(served.predict("{}").path("model_version").asString())
                    .isEqualTo(other.card().version())
                    .isNotEqualTo(before);
        }
    }

    @Test
    void a_token_is_made_once_and_only_its_owner_can_read_it(@TempDir Path home) throws Exception {
        var token = ApiToken.of(home);

        assertThat(ApiToken.of(home)).isEqualTo(token).hasSizeGreaterThan(30);
        assertThat(ApiToken.renew(home)).isNotEqualTo(token);
        assertThat(Files.getPosixFilePermissions(home.resolve("api-token"))).hasSize(2);
    }
}
