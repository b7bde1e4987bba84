package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.farol.forest.Cohort;
import org.farol.pede.StudentHistory;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void a_model_read_back_has_the_same_card_risks_and_reasons() throws Exception {
        var students = Students.whoseDefasagemMostlyStays(200);
        var model = model(students, 1);
        var files = new ModelFiles(folder);

        files.save(model);

        var read = files.active().orElseThrow();
        assertThat(read.card()).isEqualTo(model.card());
        var cohort = Cohort.of(students, 2022);
        assertThat(read.score(students, 2022, cohort)).containsExactly(model.score(students, 2022, cohort));
        assertThat(read.explain(students, 2022, cohort, Progress.NONE))
                .isEqualTo(model.explain(students, 2022, cohort, Progress.NONE));
    }

    @Test
    void the_latest_saved_is_active_until_another_is_chosen() throws Exception {
        var first = model(Students.whoseDefasagemMostlyStays(200), 1);
        var second = model(Students.whoseDefasagemMostlyStays(200), 2);
        var files = new ModelFiles(folder);

        files.save(first);
        files.save(second);

        assertThat(files.active().orElseThrow().card()).isEqualTo(second.card());
        assertThat(files.versions())
                .containsExactlyInAnyOrder(first.card().version(), second.card().version());

        files.activate(first.card().version());

        assertThat(new ModelFiles(folder).active().orElseThrow().card()).isEqualTo(first.card());
    }

    @Test
    void the_same_data_and_seed_give_the_same_bytes() throws Exception {
        var files = new ModelFiles(folder);
        var other = new ModelFiles(folder.resolve("other"));
        var model = model(Students.whoseDefasagemMostlyStays(200), 5);

        files.save(model);
        other.save(model(Students.whoseDefasagemMostlyStays(200), 5));

        var version = model.card().version();
        assertThat(folder.resolve("other").resolve(version).resolve("forest.json.gz"))
                .hasSameBinaryContentAs(folder.resolve(version).resolve("forest.json.gz"));
    }

    @Test
    void there_is_no_active_model_before_the_first() throws Exception {
        assertThat(new ModelFiles(folder.resolve("none")).active()).isEmpty();
        assertThat(new ModelFiles(folder.resolve("none")).versions()).isEmpty();
    }

    @Test
    void a_damaged_file_is_told_with_its_version() throws Exception {
        var model = model(Students.whoseDefasagemMostlyStays(200), 1);
        var version = model.card().version();
        for (var file : List.of("forest.json.gz", "metadata.json")) {
            var files = new ModelFiles(folder);
            files.save(model);
            var path = folder.resolve(version).resolve(file);
            var bytes = Files.readAllBytes(path);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(path, bytes);

            assertThatThrownBy(files::active)
                    .isInstanceOfSatisfying(
                            DamagedModelException.class,
                            e -> assertThat(e.version()).isEqualTo(version));
        }
    }

    private static TrainedModel model(List<StudentHistory> students, long seed) throws Exception {
        return new Trainer(CLOCK)
                .train(
                        students,
                        new TrainingOptions(OptionalInt.empty(), seed, ThresholdPolicy.Fixed.STANDARD),
                        Progress.NONE);
    }
}
