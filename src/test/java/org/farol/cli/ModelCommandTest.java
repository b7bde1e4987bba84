package org.farol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import org.farol.model.ModelFiles;
import org.farol.model.SmallModels;
import org.farol.model.registry.ModelServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code farol model …}, as a script would call it. */
@SuppressWarnings("NullAway.Init")
class ModelCommandTest {
    @TempDir
    Path folder;

    private String first;
    private String second;

    @BeforeEach
    void saveTwoModels() throws Exception {
        var files = new ModelFiles(folder.resolve("home/modelos"));
        files.save(SmallModels.model(1));
        files.save(SmallModels.model(2));
        first = SmallModels.model(1).card().version();
        second = SmallModels.model(2).card().version();
    }

    private record Ended(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private Ended farol(String home, String... args) {
        var all = new ArrayList<>(List.of("model"));
        all.addAll(List.of(args));
        all.addAll(List.of("--home", folder.resolve(home).toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        var exit =
                CommandLineFace.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Ended(exit, out.toString(), err.toString());
    }

    private String active(String home) {
        for (var model : farol(home, "list", "--json").json().at("/models")) {
            if (model.at("/active").asBoolean()) {
                return model.at("/version").asString();
            }
        }
        return "";
    }

    @Test
    void list_tells_every_model_with_its_quality() {
        var ended = farol("home", "list", "--json");

        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        var models = ended.json().at("/models");
        assertThat(models.size()).isEqualTo(2);
        assertThat(models.at("/0").propertyNames()).contains("version", "active", "trained_at", "auc");
        assertThat(models.at("/0/auc").asDouble()).isBetween(0.5, 1.0);
        assertThat(farol("home", "list").out()).contains("* " + second, "  " + first);
        assertThat(farol("home").out()).isEqualTo(farol("home", "list").out());
        assertThat(farol("empty", "list", "--json").json().at("/models").isEmpty())
                .isTrue();
    }

    @Test
    void use_and_back_choose_the_model_in_use() {
        assertThat(farol("home", "use", first).out()).contains(first);
        assertThat(active("home")).isEqualTo(first);

        assertThat(farol("home", "back", "--json").json().at("/model_version").asString())
                .isEqualTo(second);
        assertThat(active("home")).isEqualTo(second);
    }

    @Test
    void a_version_that_is_not_there_is_told_and_changes_nothing() {
        var ended = farol("home", "use", "2030-nada");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("2030-nada");
        assertThat(active("home")).isEqualTo(second);
    }

    @Test
    void a_damaged_model_is_listed_as_such() throws Exception {
        Files.writeString(folder.resolve("home/modelos/" + first + "/metadata.json"), "{");

        var listed = farol("home", "list", "--json").json();

        assertThat(listed.at("/models")
                        .valueStream()
                        .filter(model -> model.at("/auc").isNull()))
                .hasSize(1);
        assertThat(farol("home", "list").out()).contains(first + "  não pode ser usado");
    }

    @Test
    void an_exported_model_is_imported_elsewhere() {
        var zip = folder.resolve("modelo.zip").toString();

        assertThat(farol("home", "export", first, zip, "--json")
                        .json()
                        .at("/file")
                        .asString())
                .isEqualTo(zip);
        assertThat(farol("other", "import", zip).exit()).isZero();

        assertThat(active("other")).isEqualTo(first);
    }

    @Test
    void download_takes_a_folder_and_check_only_tells() throws Exception {
        try (var hub = hub()) {
            var endpoint = hub.url("/").toString();

            var found = farol("other", "download", "hf:passos/risco", "--endpoint", endpoint, "--check", "--json");
            assertThat(found.json().at("/model_version").asString()).isEqualTo(first);
            assertThat(found.json().at("/active").asBoolean()).isFalse();
            assertThat(active("other")).isEmpty();

            farol("other", "download", "hf:passos/risco", "--endpoint", endpoint);
            assertThat(active("other")).isEqualTo(first);
            assertThat(farol("other", "download", "hf:passos/risco", "--endpoint", endpoint, "--check")
                            .out())
                    .contains("o mesmo que está em uso");
        }
        farol("third", "download", folder.resolve("home/modelos/" + second).toString());
        assertThat(active("third")).isEqualTo(second);
    }

    @Test
    void publish_takes_its_token_from_a_file_and_shows_it_nowhere() throws Exception {
        var token = folder.resolve("token");
        Files.writeString(token, "hf_secret\n");
        try (var hub = new ModelServer()) {
            var commit = "/api/models/passos/risco/commit/main";
            hub.answer("/api/repos/create", new MockResponse.Builder().code(409).build());
            hub.answer(commit, new MockResponse.Builder().body("{}").build());

            var ended = farol(
                    "home",
                    "publish",
                    first,
                    "hf:passos/risco",
                    "--endpoint",
                    hub.url("/").toString(),
                    "--token-file",
                    token.toString());

            assertThat(ended.exit()).describedAs(ended.err()).isZero();
            assertThat(ended.out()).contains(first, "passos/risco");
            assertThat(hub.requests(commit).getFirst().getHeaders().get("Authorization"))
                    .isEqualTo("Bearer hf_secret");
            assertThat(ended.out() + ended.err()).doesNotContain("hf_secret");
        }
    }

    @Test
    void what_cannot_be_had_is_told_with_what_to_do() {
        var ended = farol("home", "download", "http://escola.org/modelo");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("http://escola.org/modelo", "https://");
        assertThat(farol("home", "download", "hf:passos").exit()).isEqualTo(1);
        assertThat(farol("home", "export", first).exit()).isEqualTo(2);
    }

    @Test
    void every_command_has_help_in_both_languages() {
        for (var command : List.of("list", "use", "back", "export", "import", "download", "publish")) {
            assertThat(farol("home", command, "--help").out()).contains("Uso: farol model " + command);
            assertThat(farol("home", command, "--help", "--lang", "en").out())
                    .contains("Usage: farol model " + command);
        }
    }

    private ModelServer hub() throws Exception {
        var hub = new ModelServer();
        for (var file : List.of("metadata.json", "model.onnx")) {
            hub.serve(
                    "/passos/risco/resolve/main/" + file,
                    Files.readAllBytes(folder.resolve("home/modelos/" + first + "/" + file)));
        }
        return hub;
    }
}
