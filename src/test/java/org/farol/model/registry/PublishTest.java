package org.farol.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.farol.model.ModelFiles;
import org.farol.model.RefusedModelException;
import org.farol.model.SmallModels;
import org.farol.model.registry.RegistryException.Reason;
import org.farol.model.registry.Source.HubRepository;
import org.farol.work.Progress;
import org.farol.work.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway.Init")
class PublishTest {
    private static final HubRepository TARGET = new HubRepository("passos", "risco", "main");
    private static final String PREUPLOAD = "/api/models/passos/risco/preupload/main";
    private static final String COMMIT = "/api/models/passos/risco/commit/main";
    private static final String CREATE = "/api/repos/create";
    private static final String BATCH = "/passos/risco.git/info/lfs/objects/batch";

    @TempDir
    Path folder;

    private ModelServer server;
    private ModelFiles files;
    private String version;
    private byte[] onnx;

    @BeforeEach
    void saveAModel() throws Exception {
        server = new ModelServer();
        files = new ModelFiles(folder);
        files.save(SmallModels.model(1));
        version = SmallModels.model(1).card().version();
        onnx = Files.readAllBytes(files.saved(version).path().resolve("model.onnx"));
        server.answer(
                COMMIT, ok("{\"commitUrl\":\"https://huggingface.co/passos/risco/commit/1\",\"commitOid\":\"1\"}"));
        server.answer(CREATE, ok("{\"url\":\"https://huggingface.co/passos/risco\"}"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_hub_that_takes_only_commits_gets_every_file_within_one() throws Exception {
        var seen = publish();

        assertThat(seen).isEqualTo("https://huggingface.co/passos/risco/commit/1");
        var lines = committed();
        assertThat(lines.getFirst().at("/key").asString()).isEqualTo("header");
        assertThat(lines.getFirst().at("/value/summary").asString()).contains(version);
        assertThat(lines.stream().skip(1).map(line -> line.at("/value/path").asString()))
                .containsExactlyInAnyOrder("README.md", "metadata.json", "model.onnx");
        assertThat(content(lines, "model.onnx")).isEqualTo(onnx);
        assertThat(new String(content(lines, "README.md"), StandardCharsets.UTF_8))
                .isEqualTo("# Cartão");
        assertThat(server.requests(COMMIT).getFirst().getHeaders().get("Content-Type"))
                .startsWith("application/x-ndjson");
    }

    @Test
    void a_repository_that_is_not_there_is_made_private() throws Exception {
        server.next(PREUPLOAD, answer -> answer.code(404).build());
        server.answer(PREUPLOAD, ok("{\"files\":[]}"));

        publish();

        var made = body(server.requests(CREATE).getFirst());
        assertThat(made.at("/organization").asString()).isEqualTo("passos");
        assertThat(made.at("/name").asString()).isEqualTo("risco");
        assertThat(made.at("/private").asBoolean()).isTrue();
        assertThat(server.requests(PREUPLOAD)).hasSize(2);
    }

    @Test
    void a_repository_that_is_there_is_not_made_again() throws Exception {
        server.answer(PREUPLOAD, ok("{\"files\":[]}"));

        publish();

        assertThat(server.requests(CREATE)).isEmpty();
    }

    @Test
    void what_the_hub_wants_in_its_store_goes_there_without_the_token() throws Exception {
        try (var store = new ModelServer()) {
            server.answer(
                    PREUPLOAD,
                    ok("{\"files\":[{\"path\":\"model.onnx\",\"uploadMode\":\"lfs\"},"
                            + "{\"path\":\"README.md\",\"uploadMode\":\"regular\"}]}"));
            server.answer(
                    BATCH,
                    ok("{\"objects\":[{\"actions\":{\"upload\":{\"href\":\"%s\",\"header\":{\"X-Sig\":\"s\"}}}}]}"
                            .formatted(store.url("/put"))));
            store.answer("/put", ok(""));

            publish();

            var put = store.requests("/put").getFirst();
            assertThat(put.getMethod()).isEqualTo("PUT");
            assertThat(Objects.requireNonNull(put.getBody()).toByteArray()).isEqualTo(onnx);
            assertThat(put.getHeaders().get("X-Sig")).isEqualTo("s");
            assertThat(put.getHeaders().get("Authorization")).isNull();
            var line = committed().stream()
                    .filter(entry -> entry.at("/key").asString().equals("lfsFile"))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.at("/value/path").asString()).isEqualTo("model.onnx");
            assertThat(line.at("/value/oid").asString()).isEqualTo(Sha256.of(onnx));
            assertThat(line.at("/value/size").asInt()).isEqualTo(onnx.length);
        }
    }

    @Test
    void without_a_token_nothing_is_sent() {
        assertFails(registry(Optional.empty()), Reason.NO_TOKEN);

        assertThat(server.requests(PREUPLOAD)).isEmpty();
    }

    @Test
    void a_token_that_may_not_write_is_told() {
        server.answer(PREUPLOAD, new MockResponse.Builder().code(401).build());
        assertFails(registry(token()), Reason.UNAUTHORIZED);

        server.answer(PREUPLOAD, ok("{\"files\":[]}"));
        server.answer(COMMIT, new MockResponse.Builder().code(403).build());
        assertFails(registry(token()), Reason.FORBIDDEN);
    }

    @Test
    void an_answer_that_is_not_json_is_told() {
        server.answer(PREUPLOAD, ok("<html>"));

        assertFails(registry(token()), Reason.UNEXPECTED_ANSWER);
    }

    @Test
    void a_damaged_model_is_not_passed_on() throws Exception {
        Files.write(files.saved(version).path().resolve("model.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(this::publish).isInstanceOf(RefusedModelException.class);

        assertThat(server.requests(COMMIT)).isEmpty();
    }

    private String publish() throws Exception {
        return registry(token())
                .publish(version, "# Cartão", TARGET, Progress.NONE)
                .toString();
    }

    private static Optional<Token> token() {
        return Optional.of(new Token("hf_secret"));
    }

    private ModelRegistry registry(Optional<Token> token) {
        var retries = new Retries(2, Duration.ofMillis(1), Duration.ofMillis(1), (_, _) -> {});
        return new ModelRegistry(files, new Hub(server.url("/"), token), new Http(Duration.ofSeconds(5), retries));
    }

    private List<JsonNode> committed() {
        return Arrays.stream(text(server.requests(COMMIT).getFirst()).split("\n"))
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static byte[] content(List<JsonNode> lines, String path) {
        return lines.stream()
                .filter(line -> line.at("/value/path").asString("").equals(path))
                .map(line ->
                        Base64.getDecoder().decode(line.at("/value/content").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode body(RecordedRequest request) {
        return JsonMapper.shared().readTree(text(request));
    }

    private static String text(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static MockResponse ok(String json) {
        return new MockResponse.Builder().body(json).build();
    }

    private void assertFails(ModelRegistry registry, Reason reason) {
        assertThatThrownBy(() -> registry.publish(version, "# Cartão", TARGET, Progress.NONE))
                .isInstanceOfSatisfying(RegistryException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.toString()).doesNotContain("hf_secret");
                });
    }
}
