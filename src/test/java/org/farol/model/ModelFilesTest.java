package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.farol.forest.Cohort;
import org.farol.forest.Splitter;
import org.farol.model.RefusedModelException.Reason;
import org.farol.work.Progress;
import org.farol.work.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_model_read_back_has_the_same_card_risks_reasons_and_reference() throws Exception {
        var students = SmallModels.students();
        var model = SmallModels.model(1);

        new ModelFiles(folder).save(model);

        var read = new ModelFiles(folder).active().orElseThrow();
        assertThat(read.card()).isEqualTo(model.card());
        assertThat(read.reference()).isEqualTo(model.reference());
        var cohort = Cohort.of(students, 2022);
        assertThat(read.score(students, 2022, cohort)).containsExactly(model.score(students, 2022, cohort));
        assertThat(read.explain(students, 2022, cohort, Progress.NONE))
                .isEqualTo(model.explain(students, 2022, cohort, Progress.NONE));
    }

    @Test
    void the_latest_saved_is_active_until_another_is_chosen() throws Exception {
        var first = SmallModels.model(1).card();
        var second = SmallModels.model(2).card();
        var files = new ModelFiles(folder);

        files.save(SmallModels.model(1));
        files.save(SmallModels.model(2));

        assertThat(files.active().orElseThrow().card()).isEqualTo(second);
        assertThat(files.versions()).containsExactlyInAnyOrder(first.version(), second.version());

        files.activate(first.version());

        assertThat(new ModelFiles(folder).active().orElseThrow().card()).isEqualTo(first);
    }

    @Test
    void the_one_before_is_known_for_a_step_back() throws Exception {
        var files = new ModelFiles(folder);
        assertThat(files.previous()).isEmpty();

        files.save(SmallModels.model(1));
        files.save(SmallModels.model(2));
        files.activate(files.activeVersion().orElseThrow());

        var back = files.previous().orElseThrow();
        assertThat(back).isEqualTo(SmallModels.model(1).card().version());

        files.activate(back);

        assertThat(files.activeVersion()).contains(back);
        assertThat(files.previous()).contains(SmallModels.model(2).card().version());
    }

    @Test
    void the_same_data_and_seed_give_the_same_bytes() throws Exception {
        var version = SmallModels.model(5).card().version();

        new ModelFiles(folder.resolve("one")).save(SmallModels.model(5));
        new ModelFiles(folder.resolve("other")).save(SmallModels.model(5));

        for (var file : List.of("model.onnx", "metadata.json")) {
            assertThat(folder.resolve("other").resolve(version).resolve(file))
                    .hasSameBinaryContentAs(
                            folder.resolve("one").resolve(version).resolve(file));
        }
    }

    @Test
    void there_is_no_active_model_before_the_first() throws Exception {
        assertThat(new ModelFiles(folder.resolve("none")).active()).isEmpty();
        assertThat(new ModelFiles(folder.resolve("none")).versions()).isEmpty();
    }

    @Test
    void a_model_that_an_earlier_farol_left_in_its_own_format_is_as_none() throws Exception {
        var old = Files.createDirectories(folder.resolve("2023-d34e86c8"));
        Files.writeString(old.resolve("metadata.json"), "{}");
        Files.writeString(old.resolve("forest.json.gz"), "");
        Files.writeString(folder.resolve("active"), "2023-d34e86c8");

        assertThat(new ModelFiles(folder).active()).isEmpty();
        assertThat(new ModelFiles(folder).versions()).isEmpty();
    }

    @Test
    void the_metadata_tells_of_the_file_the_features_and_their_distributions() throws Exception {
        var home = saved();

        var metadata = JsonMapper.shared().readTree(home.path().resolve("metadata.json"));

        var onnx = Files.readAllBytes(home.path().resolve("model.onnx"));
        assertThat(metadata.propertyNames()).containsExactly("format", "program", "card", "reference", "model");
        assertThat(metadata.at("/model/sha256").asString()).isEqualTo(Sha256.of(onnx));
        assertThat(metadata.at("/model/bytes").asInt()).isEqualTo(onnx.length);
        var features = metadata.at("/card/features").valueStream().map(JsonNode::asString);
        assertThat(metadata.at("/reference")
                        .valueStream()
                        .map(reference -> reference.path("feature").asString()))
                .startsWith(features.toArray(String[]::new))
                .contains("DEFASAGEM", "IEG")
                .endsWith("RISCO", "DEFASADO");
        metadata.at("/reference")
                .forEach(reference -> assertThat(reference.path("missing").asDouble()
                                + reference
                                        .path("shares")
                                        .valueStream()
                                        .mapToDouble(JsonNode::asDouble)
                                        .sum())
                        .isCloseTo(1, within(1e-9)));
    }

    @Test
    void a_writing_cut_short_before_the_last_step_is_ended_by_the_next_opening() throws Exception {
        var home = saved();
        var before = Files.readAllBytes(home.path().resolve("model.onnx"));
        new ModelFiles(folder).save(SmallModels.model(1).with(new ThresholdPolicy.Fixed(0.6), new double[0]));
        Files.move(home.path().resolve("model.onnx"), home.path().resolve("model.onnx.next"));
        Files.write(home.path().resolve("model.onnx"), before);

        assertThat(home.load().card().threshold()).isEqualTo(0.6);
        assertThat(home.path().resolve("model.onnx.next")).doesNotExist();
    }

    @Test
    void a_damaged_file_is_refused_by_its_version() throws Exception {
        var home = saved();
        flip(home.path().resolve("model.onnx"));
        assertRefused(home::load, Reason.WRONG_HASH, version());

        Files.writeString(home.path().resolve("metadata.json"), "{\"format\":1");
        assertRefused(home::load, Reason.CORRUPT, version());
        Files.writeString(home.path().resolve("metadata.json"), "{\"format\":1}");
        assertRefused(home::load, Reason.CORRUPT, version());
        Files.writeString(home.path().resolve("metadata.json"), "[]");
        assertRefused(home::load, Reason.CORRUPT, version());
    }

    @Test
    void a_file_that_is_not_a_model_is_refused_even_with_the_right_hash() throws Exception {
        var home = saved();
        var onnx = Files.readAllBytes(home.path().resolve("model.onnx"));
        var before = Sha256.of(onnx);
        onnx[onnx.length / 2] ^= 0x55;
        Files.write(home.path().resolve("model.onnx"), onnx);
        edit(home, before, Sha256.of(onnx));

        assertRefused(home::load, Reason.CORRUPT, version());
    }

    @Test
    void a_model_of_a_newer_format_is_refused_as_such_whatever_its_shape() throws Exception {
        var home = saved();
        Files.writeString(
                home.path().resolve("metadata.json"), "{\"format\":" + (ModelMetadata.FORMAT + 1) + ",\"trees\":[]}");

        assertRefused(home::load, Reason.NEWER_FORMAT, version());
    }

    @Test
    void a_model_of_other_features_is_refused() throws Exception {
        var home = saved();
        edit(home, "\"DEFASAGEM\"", "\"DEFASAGEN\"");

        assertRefused(home::load, Reason.OTHER_FEATURES, version());
    }

    @Test
    void a_threshold_other_than_the_graph_s_is_refused() throws Exception {
        var home = saved();
        edit(home, "\"threshold\" : 0.35,\n    \"features\"", "\"threshold\" : 0.9,\n    \"features\"");

        assertRefused(home::load, Reason.CORRUPT, version());
    }

    @Test
    void a_file_said_to_be_enormous_is_refused_unopened() throws Exception {
        var home = saved();
        var bytes = Files.size(home.path().resolve("model.onnx"));
        edit(home, "\"bytes\" : " + bytes, "\"bytes\" : 9000000000");

        assertRefused(home::metadata, Reason.TOO_LARGE, version());
    }

    @Test
    void a_name_that_would_leave_the_folder_is_refused() throws Exception {
        var home = saved();
        edit(home, "\"version\" : \"", "\"version\" : \"../");

        assertRefused(home::load, Reason.CORRUPT, version());
    }

    @Test
    void what_is_not_there_cannot_be_used_and_the_active_one_stays() throws Exception {
        saved();
        var files = new ModelFiles(folder);

        assertRefused(() -> files.activate("2030-00000000"), Reason.MISSING, "2030-00000000");
        assertRefused(() -> files.activate("../" + folder.getFileName()), Reason.MISSING, "../" + folder.getFileName());

        assertThat(files.activeVersion()).contains(version());
    }

    @Test
    void a_model_of_the_format_before_a_moved_ladder_was_told_is_read_all_the_same() throws Exception {
        var home = saved();
        edit(home, "\"format\" : 3", "\"format\" : 1");
        var metadata = home.path().resolve("metadata.json");
        Files.writeString(
                metadata, Files.readString(metadata).replaceAll(",\\s*\"moved_ladder\" : (null|\\{[^}]*\\})", ""));
        assertThat(metadata).content().doesNotContain("moved_ladder");

        var read = home.load().card();

        assertThat(read.walkForward())
                .hasSameSizeAs(SmallModels.model(1).card().walkForward())
                .allSatisfy(test -> assertThat(test.movedLadder()).isEmpty());
    }

    @Test
    void a_model_of_the_format_before_splits_could_be_drawn_is_read_as_split_best() throws Exception {
        var home = saved();
        edit(home, "\"format\" : 3", "\"format\" : 2");
        var metadata = home.path().resolve("metadata.json");
        Files.writeString(metadata, Files.readString(metadata).replaceAll("\"splitter\" : \"[A-Z]*\",\\s*", ""));
        assertThat(metadata).content().doesNotContain("splitter");

        var read = home.load().card().choice();

        assertThat(read.configuration().splitter()).isEqualTo(Splitter.BEST);
        assertThat(read.candidates())
                .hasSameSizeAs(SmallModels.model(1).card().choice().candidates())
                .allSatisfy(candidate ->
                        assertThat(candidate.configuration().splitter()).isEqualTo(Splitter.BEST));
    }

    private ModelFolder saved() throws Exception {
        var files = new ModelFiles(folder);
        files.save(SmallModels.model(1));
        return files.saved(version());
    }

    private static String version() throws Exception {
        return SmallModels.model(1).card().version();
    }

    private static void edit(ModelFolder home, String from, String to) throws Exception {
        var metadata = home.path().resolve("metadata.json");
        var text = Files.readString(metadata);
        assertThat(text).contains(from);
        Files.writeString(metadata, text.replace(from, to));
    }

    private static void flip(Path file) throws Exception {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
    }

    private static void assertRefused(ThrowingCallable loading, Reason reason, String subject) {
        assertThatThrownBy(loading).isInstanceOfSatisfying(RefusedModelException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.subject()).isEqualTo(subject);
        });
    }
}
