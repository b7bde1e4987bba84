package org.farol.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.farol.model.ModelFiles;
import org.farol.model.RefusedModelException;
import org.farol.model.SmallModels;
import org.farol.model.registry.RegistryException.Reason;
import org.farol.model.registry.Source.HubRepository;
import org.farol.model.registry.Source.WebFolder;
import org.farol.work.Progress;
import org.farol.work.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads against a real server that cuts, lies, redirects, dawdles and refuses. */
@SuppressWarnings("NullAway.Init")
class ModelRegistryTest {
    private static final String METADATA = "/m/metadata.json";
    private static final String ONNX = "/m/model.onnx";
    private static final Duration PATIENCE = Duration.ofMillis(700);

    @TempDir
    Path folder;

    private final List<Duration> waits = new ArrayList<>();
    private ModelServer server;
    private ModelFiles files;
    private ModelRegistry registry;
    private String version;
    private byte[] metadata;
    private byte[] onnx;

    @BeforeEach
    void serveOneModelAndUseAnother() throws Exception {
        var elsewhere = new ModelFiles(folder.resolve("elsewhere"));
        elsewhere.save(SmallModels.model(1));
        version = SmallModels.model(1).card().version();
        var saved = elsewhere.saved(version).path();
        metadata = Files.readAllBytes(saved.resolve("metadata.json"));
        onnx = Files.readAllBytes(saved.resolve("model.onnx"));

        server = new ModelServer();
        server.serve(METADATA, metadata);
        server.serve(ONNX, onnx);

        files = new ModelFiles(folder.resolve("here"));
        files.save(SmallModels.model(2));
        registry = registry(Optional.empty());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ModelRegistry registry(Optional<Token> token) {
        var retries =
                new Retries(4, Duration.ofMillis(8), Duration.ofSeconds(60), (duration, _) -> waits.add(duration));
        return new ModelRegistry(files, new Hub(server.url("/"), token), new Http(PATIENCE, retries));
    }

    private WebFolder web() {
        return new WebFolder(server.url("/m"));
    }

    @Test
    void a_model_of_a_web_folder_is_checked_and_becomes_the_active_one() throws Exception {
        var fetched = registry.fetch(web(), Progress.NONE);

        assertThat(fetched.card().version()).isEqualTo(version);
        assertThat(files.activeVersion()).contains(version);
        assertThat(files.previous()).contains(SmallModels.model(2).card().version());
        assertThat(SmallModels.risks(files.active().orElseThrow()))
                .containsExactly(SmallModels.risks(SmallModels.model(1)));
    }

    @Test
    void fetching_the_same_again_changes_nothing() throws Exception {
        registry.fetch(web(), Progress.NONE);
        registry.fetch(web(), Progress.NONE);

        assertThat(files.versions()).hasSize(2);
        assertThat(files.previous()).contains(SmallModels.model(2).card().version());
        assertThat(folder.resolve("here/.chegando")).isEmptyDirectory();
    }

    @Test
    void a_look_tells_the_card_without_bringing_the_model() throws Exception {
        assertThat(registry.look(web(), Progress.NONE))
                .isEqualTo(SmallModels.model(1).card());

        assertThat(server.requests(ONNX)).isEmpty();
        assertOtherStaysActive();
    }

    @Test
    void a_cut_download_goes_on_where_it_was_cut() throws Exception {
        server.next(ONNX, ModelRegistryTest::cut);
        server.next(ONNX, ModelRegistryTest::cut);

        registry.fetch(web(), Progress.NONE);

        assertThat(files.activeVersion()).contains(version);
        var ranges = server.requests(ONNX).stream()
                .map(request -> request.getHeaders().get("Range"))
                .toList();
        assertThat(ranges).hasSize(3);
        assertThat(ranges.get(0)).isNull();
        assertThat(ranges.get(1)).matches("bytes=[1-9]\\d*-");
        assertThat(ranges.get(2)).matches("bytes=[1-9]\\d*-").isNotEqualTo(ranges.get(1));
    }

    @Test
    void what_a_failed_download_left_is_continued_the_next_time() throws Exception {
        for (var i = 0; i < 4; i++) {
            server.next(
                    ONNX,
                    i == 0 ? ModelRegistryTest::cut : answer -> answer.code(500).build());
        }
        assertFails(() -> registry.fetch(web(), Progress.NONE), Reason.SERVER_ERROR);

        registry.fetch(web(), Progress.NONE);

        assertThat(server.requests(ONNX).getLast().getHeaders().get("Range")).matches("bytes=[1-9]\\d*-");
        assertThat(files.activeVersion()).contains(version);
    }

    @Test
    void a_file_that_changed_between_cut_and_return_starts_again() throws Exception {
        server.next(ONNX, answer -> cut(answer.setHeader("ETag", "\"other\"")));

        registry.fetch(web(), Progress.NONE);

        assertThat(server.requests(ONNX).getLast().getHeaders().get("If-Range")).isEqualTo("\"other\"");
        assertThat(files.activeVersion()).contains(version);
    }

    @Test
    void a_server_that_names_no_version_of_the_file_starts_again() throws Exception {
        server.next(ONNX, answer -> cut(answer.removeHeader("ETag")));

        registry.fetch(web(), Progress.NONE);

        assertThat(server.requests(ONNX).getLast().getHeaders().get("Range")).isNull();
        assertThat(files.activeVersion()).contains(version);
    }

    @Test
    void a_connection_that_is_cut_again_and_again_is_told() {
        for (var i = 0; i < 4; i++) {
            server.next(METADATA, ModelRegistryTest::cut);
        }

        assertFails(() -> registry.fetch(web(), Progress.NONE), Reason.NO_CONNECTION);

        assertThat(waits).hasSize(3);
        assertOtherStaysActive();
    }

    @Test
    void without_a_network_the_models_at_hand_go_on_working() throws Exception {
        var nowhere = web();
        server.close();

        assertFails(() -> registry.fetch(nowhere, Progress.NONE), Reason.NO_CONNECTION);

        assertOtherStaysActive();
        assertThat(files.active()).isPresent();
    }

    @Test
    void a_busy_server_is_asked_again_after_as_long_as_it_says() throws Exception {
        server.next(
                METADATA,
                answer -> answer.code(429).setHeader("Retry-After", "7").build());
        server.next(
                METADATA,
                answer -> answer.code(503).setHeader("Retry-After", "3600").build());

        registry.fetch(web(), Progress.NONE);

        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
    }

    @Test
    void errors_that_may_pass_are_tried_again_with_growing_waits() throws Exception {
        for (var i = 0; i < 3; i++) {
            server.next(ONNX, answer -> answer.code(500).build());
        }

        registry.fetch(web(), Progress.NONE);

        assertThat(waits).hasSize(3);
        assertThat(waits.get(0)).isLessThanOrEqualTo(Duration.ofMillis(8));
        assertThat(waits.get(1)).isLessThanOrEqualTo(Duration.ofMillis(16));
        assertThat(waits.get(2)).isLessThanOrEqualTo(Duration.ofMillis(32));
    }

    @Test
    void errors_that_stay_are_told_apart_and_not_repeated_in_vain() {
        assertAnswer(401, Reason.UNAUTHORIZED, 1);
        assertAnswer(403, Reason.FORBIDDEN, 1);
        assertAnswer(404, Reason.NOT_FOUND, 1);
        assertAnswer(418, Reason.UNEXPECTED_ANSWER, 1);
        assertAnswer(429, Reason.BUSY, 4);
        assertAnswer(500, Reason.SERVER_ERROR, 4);
    }

    private void assertAnswer(int code, Reason reason, int times) {
        var before = server.requests(METADATA).size();
        server.answer(METADATA, new MockResponse.Builder().code(code).build());

        assertFails(() -> registry.fetch(web(), Progress.NONE), reason);

        assertThat(server.requests(METADATA)).hasSize(before + times);
        assertOtherStaysActive();
    }

    @Test
    void a_server_that_falls_silent_is_given_up_in_time() {
        for (var i = 0; i < 4; i++) {
            server.next(
                    METADATA,
                    answer -> answer.onResponseBody(SocketEffect.Stall.INSTANCE).build());
        }

        assertFails(() -> registry.fetch(web(), Progress.NONE), Reason.NO_CONNECTION);
    }

    @Test
    void a_slow_body_is_waited_for() throws Exception {
        server.next(
                ONNX,
                answer -> answer.throttleBody(onnx.length / 4 + 1, 200, TimeUnit.MILLISECONDS)
                        .build());

        registry.fetch(web(), Progress.NONE);

        assertThat(files.activeVersion()).contains(version);
        assertThat(waits).isEmpty();
    }

    @Test
    void cancelling_stops_even_a_silent_download_and_keeps_what_came() throws Exception {
        server.next(
                ONNX,
                answer ->
                        answer.throttleBody(onnx.length / 2, 1, TimeUnit.HOURS).build());
        var impatient = new Progress() {
            private volatile boolean enough;

            @Override
            public void report(double done) {
                enough = true;
            }

            @Override
            public boolean cancelled() {
                return enough;
            }
        };

        assertThatThrownBy(() -> registry.fetch(web(), impatient)).isInstanceOf(CancellationException.class);

        assertOtherStaysActive();
        registry.fetch(web(), Progress.NONE);
        assertThat(server.requests(ONNX).getLast().getHeaders().get("Range")).isNotNull();
    }

    @Test
    void progress_rises_to_the_end() throws Exception {
        var reports = new ArrayList<Double>();
        registry.fetch(web(), new Progress() {
            @Override
            public void report(double done) {
                reports.add(done);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });

        assertThat(reports).isSorted().endsWith(1.0);
    }

    @Test
    void a_file_with_the_wrong_hash_is_refused_and_fetched_anew_next_time() throws Exception {
        var wrong = onnx.clone();
        wrong[wrong.length / 2] ^= 1;
        server.serve(ONNX, wrong);

        assertRefused(RefusedModelException.Reason.WRONG_HASH);
        assertOtherStaysActive();

        server.serve(ONNX, onnx);
        registry.fetch(web(), Progress.NONE);
        assertThat(server.requests(ONNX).getLast().getHeaders().get("Range")).isNull();
    }

    @Test
    void a_body_larger_than_the_metadata_says_is_not_read_to_its_end() {
        server.serve(ONNX, new byte[5_000_000]);

        assertRefused(RefusedModelException.Reason.TOO_LARGE);
        assertOtherStaysActive();
    }

    @Test
    void a_body_without_a_length_is_not_read_beyond_its_bound() {
        server.answer(
                METADATA,
                new MockResponse.Builder()
                        .chunkedBody("x".repeat(3 << 20), 1 << 16)
                        .build());

        assertRefused(RefusedModelException.Reason.TOO_LARGE);
    }

    @Test
    void a_page_in_place_of_a_model_is_refused() {
        server.serve(
                METADATA, "<html>Entre na rede da escola</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertRefused(RefusedModelException.Reason.CORRUPT);
        assertOtherStaysActive();
    }

    @Test
    void another_model_of_the_same_name_is_refused() throws Exception {
        registry.fetch(web(), Progress.NONE);
        var impostor = SmallModels.model(3).card().version();
        var other = new ModelFiles(folder.resolve("impostor"));
        other.save(SmallModels.model(3));
        var saved = other.saved(impostor).path();
        server.serve(
                METADATA,
                Files.readString(saved.resolve("metadata.json"))
                        .replace(impostor, version)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        server.serve(ONNX, Files.readAllBytes(saved.resolve("model.onnx")));

        assertRefused(RefusedModelException.Reason.NAME_TAKEN);
        assertThat(files.load(version).card()).isEqualTo(SmallModels.model(1).card());
    }

    @Test
    void a_hub_is_asked_at_its_layout_with_the_token_which_a_redirect_to_another_host_does_not_get() throws Exception {
        try (var cdn = new ModelServer()) {
            cdn.serve("/blob", onnx);
            serveHub("main", metadata);
            server.answer("/passos/risco/resolve/c0ffee/model.onnx", redirect(cdn, Sha256.of(onnx)));

            registry(Optional.of(new Token("hf_secret\n")))
                    .fetch(HubRepository.parse("hf:passos/risco"), Progress.NONE);

            assertThat(server.requests("/passos/risco/resolve/main/metadata.json")
                            .getFirst()
                            .getHeaders())
                    .contains(new kotlin.Pair<>("Authorization", "Bearer hf_secret"));
            assertThat(server.requests("/passos/risco/resolve/c0ffee/model.onnx")
                            .getFirst()
                            .getHeaders())
                    .contains(new kotlin.Pair<>("Authorization", "Bearer hf_secret"));
            assertThat(cdn.requests("/blob").getFirst().getHeaders().get("Authorization"))
                    .isNull();
            assertThat(files.activeVersion()).contains(version);
        }
    }

    @Test
    void a_hub_s_own_digest_is_held_against_what_came() throws Exception {
        try (var cdn = new ModelServer()) {
            cdn.serve("/blob", onnx);
            serveHub("main", metadata);
            server.answer("/passos/risco/resolve/c0ffee/model.onnx", redirect(cdn, "0".repeat(64)));

            assertThatThrownBy(() -> registry.fetch(HubRepository.parse("hf:passos/risco"), Progress.NONE))
                    .isInstanceOfSatisfying(
                            RefusedModelException.class,
                            e -> assertThat(e.reason()).isEqualTo(RefusedModelException.Reason.WRONG_HASH));
            assertOtherStaysActive();
        }
    }

    @Test
    void a_revision_is_asked_for_by_its_name() throws Exception {
        serveHub("v2", metadata);
        server.serve("/passos/risco/resolve/c0ffee/model.onnx", onnx);

        registry.fetch(HubRepository.parse("hf:passos/risco@v2"), Progress.NONE);

        assertThat(server.requests("/passos/risco/resolve/v2/metadata.json")).hasSize(1);
    }

    private void serveHub(String revision, byte[] bytes) throws Exception {
        var sha1 = java.security.MessageDigest.getInstance("SHA-1");
        sha1.update(("blob " + bytes.length + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        server.answer(
                "/passos/risco/resolve/" + revision + "/metadata.json",
                new MockResponse.Builder()
                        .setHeader("ETag", '"' + java.util.HexFormat.of().formatHex(sha1.digest(bytes)) + '"')
                        .setHeader("X-Repo-Commit", "c0ffee")
                        .body(new okio.Buffer().write(bytes))
                        .build());
    }

    private static MockResponse redirect(ModelServer to, String digest) {
        return new MockResponse.Builder()
                .code(302)
                .setHeader("Location", to.url("/blob"))
                .setHeader("X-Linked-Etag", '"' + digest + '"')
                .setHeader("X-Repo-Commit", "c0ffee")
                .build();
    }

    private static MockResponse cut(MockResponse.Builder answer) {
        return answer.onResponseBody(new SocketEffect.CloseSocket()).build();
    }

    private void assertRefused(RefusedModelException.Reason reason) {
        assertThatThrownBy(() -> registry.fetch(web(), Progress.NONE))
                .isInstanceOfSatisfying(
                        RefusedModelException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void assertOtherStaysActive() {
        try {
            assertThat(files.activeVersion())
                    .contains(SmallModels.model(2).card().version());
            assertThat(files.versions()).hasSize(1);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFails(ThrowingCallable fetching, Reason reason) {
        assertThatThrownBy(fetching)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
