package org.farol.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.farol.model.registry.RegistryException.Reason;
import org.farol.model.registry.Source.HubRepository;
import org.farol.model.registry.Source.LocalPath;
import org.farol.model.registry.Source.WebFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
    @TempDir
    Path folder;

    @Test
    void a_hub_repository_an_address_and_a_path_are_told_apart() throws Exception {
        assertThat(Source.parse("hf:passos/risco")).isEqualTo(new HubRepository("passos", "risco", "main"));
        assertThat(Source.parse("hf:passos/risco@refs/pr/1"))
                .isEqualTo(new HubRepository("passos", "risco", "refs/pr/1"));
        assertThat(Source.parse("https://escola.org/modelos")).isInstanceOf(WebFolder.class);
        assertThat(Source.parse(folder.toString())).isEqualTo(new LocalPath(folder));
    }

    @Test
    void what_names_no_place_is_told() {
        for (var nowhere : new String[] {"hf:passos", "hf:../x", "hf:a/b/c", "nada/aqui.zip", "https://", "\0"}) {
            assertThatThrownBy(() -> Source.parse(nowhere))
                    .as(nowhere)
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_PLACE));
        }
    }

    @Test
    void plain_http_is_for_this_machine_only() throws Exception {
        assertThat(Source.parse("http://127.0.0.1:8000/m")).isInstanceOf(WebFolder.class);
        assertThatThrownBy(() -> Source.parse("http://escola.org/m"))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INSECURE));
        assertThatThrownBy(() -> Hub.of(Map.of("HF_ENDPOINT", "http://127.0.0.1.escola.org")))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void the_environment_names_another_hub_and_the_token() throws Exception {
        var hub = Hub.of(Map.of("HF_ENDPOINT", "https://espelho.org", "HF_TOKEN", "hf_secret"));

        assertThat(hub.file(new HubRepository("a", "b", "main"), "model.onnx"))
                .hasToString("https://espelho.org/a/b/resolve/main/model.onnx");
        assertThat(hub.request(hub.api("x")).build().header("Authorization")).isEqualTo("Bearer hf_secret");
        assertThat(Hub.of(Map.of("HF_TOKEN", " "))).isEqualTo(Hub.STANDARD);
    }

    @Test
    void a_secret_is_never_part_of_a_text() throws Exception {
        assertThat(Hub.of(Map.of("HF_TOKEN", "hf_secret")).toString()).doesNotContain("hf_secret");
        assertThat(Source.parse("https://me:secret@escola.org/m?sig=secret").toString())
                .doesNotContain("secret");
    }
}
