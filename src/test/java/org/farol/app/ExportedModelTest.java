package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.farol.model.onnx.OnnxRuntime;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model trained on the samples and exported, as another program finds it. */
class ExportedModelTest {
    @TempDir
    Path folder;

    @Test
    void the_onnx_runtime_scores_every_sample_student_as_farol_does() throws Exception {
        try (var workspace = Workspace.open(folder.resolve("home"))) {
            workspace.importFolder(Path.of("data"), Progress.NONE);
            var card = workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            var zip = folder.resolve("modelo.zip");
            workspace.models().export(card.version(), zip);

            try (var runtime = new OnnxRuntime(entry(zip, "model.onnx"))) {
                for (var year : workspace.years()) {
                    var students = workspace.explainAll(year, Progress.NONE);
                    var rows = students.stream()
                            .map(student -> row(student, card.features()))
                            .toArray(double[][]::new);

                    assertThat(runtime.score(rows).risk())
                            .containsExactly(
                                    students.stream().mapToDouble(Reasons::risk).toArray(), within(1e-6));
                }
            }
            assertThat(new String(entry(zip, "README.md"), StandardCharsets.UTF_8))
                    .startsWith("---\nlanguage: pt\n")
                    .contains(
                            card.version(), "1. `" + card.features().getFirst() + "`", "| 2020, 2021 | 2023 |", "35,0%")
                    .doesNotContain("${");
        }
    }

    private static double[] row(Reasons student, List<String> features) {
        return features.stream()
                .mapToDouble(feature -> student.contributions().stream()
                        .filter(contribution -> contribution.feature().equals(feature))
                        .findFirst()
                        .orElseThrow()
                        .value()
                        .orElse(Double.NaN))
                .toArray();
    }

    private static byte[] entry(Path zip, String name) throws IOException {
        try (var file = new ZipFile(zip.toFile());
                var in = file.getInputStream(file.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
