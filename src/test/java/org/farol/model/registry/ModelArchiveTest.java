package org.farol.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.farol.model.ModelFiles;
import org.farol.model.RefusedModelException;
import org.farol.model.RefusedModelException.Reason;
import org.farol.model.SmallModels;
import org.farol.model.registry.Source.LocalPath;
import org.farol.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ModelArchiveTest {
    @TempDir
    Path folder;

    private ModelFiles elsewhere;
    private ModelFiles here;
    private String version;
    private Path zip;

    @BeforeEach
    void exportAModel() throws Exception {
        elsewhere = new ModelFiles(folder.resolve("elsewhere"));
        elsewhere.save(SmallModels.model(1));
        version = SmallModels.model(1).card().version();
        zip = folder.resolve("modelo.zip");
        new ModelRegistry(elsewhere, Hub.STANDARD).export(version, "# Cartão", zip);
        here = new ModelFiles(folder.resolve("here"));
    }

    @Test
    void a_model_travels_as_one_zip() throws Exception {
        try (var exported = new ZipFile(zip.toFile())) {
            assertThat(exported.stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrder("model.onnx", "metadata.json", "README.md");
        }

        fetch(zip);

        assertThat(SmallModels.risks(here.active().orElseThrow()))
                .containsExactly(SmallModels.risks(SmallModels.model(1)));
    }

    @Test
    void a_model_travels_as_a_folder_which_stays_where_it_is() throws Exception {
        fetch(elsewhere.saved(version).path());

        assertThat(here.activeVersion()).contains(version);
        assertThat(elsewhere.active()).isPresent();
    }

    @Test
    void a_file_that_is_no_zip_is_refused() throws Exception {
        var text = folder.resolve("planilha.zip");
        Files.writeString(text, "RA;INDE");

        assertRefused(text, Reason.CORRUPT);
    }

    @Test
    void a_cut_zip_is_refused() throws Exception {
        var bytes = Files.readAllBytes(zip);
        var cut = folder.resolve("cut.zip");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(cut, Reason.CORRUPT);
    }

    @Test
    void a_zip_or_folder_without_a_model_is_refused() throws Exception {
        assertRefused(zipOf(Map.of("outro.txt", 1)), Reason.MISSING);
        assertRefused(Files.createDirectory(folder.resolve("vazia")), Reason.MISSING);
    }

    @Test
    void a_zip_bomb_is_not_unpacked() throws Exception {
        assertRefused(zipOf(Map.of("metadata.json", 200 << 20, "model.onnx", 1)), Reason.TOO_LARGE);
    }

    private Path zipOf(Map<String, Integer> sizes) throws IOException {
        var file = folder.resolve("other.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : sizes.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                for (var left = entry.getValue(); left > 0; left -= 1 << 20) {
                    out.write(new byte[Math.min(left, 1 << 20)]);
                }
            }
        }
        return file;
    }

    private void fetch(Path archive) throws Exception {
        new ModelRegistry(here, Hub.STANDARD).fetch(new LocalPath(archive), Progress.NONE);
    }

    private void assertRefused(Path archive, Reason reason) {
        assertThatThrownBy(() -> fetch(archive)).isInstanceOfSatisfying(RefusedModelException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.subject()).isEqualTo(archive.toString());
        });
        assertThat(folder.resolve("here/active")).doesNotExist();
    }
}
