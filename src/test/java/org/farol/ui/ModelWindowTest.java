package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import mockwebserver3.MockResponse;
import org.farol.app.SavedModel;
import org.farol.model.TestYear;
import org.farol.model.ThresholdPolicy;
import org.farol.model.registry.ModelServer;
import org.farol.ui.model.HubAccess;
import org.farol.work.Progress;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The place about the model. */
class ModelWindowTest extends OpenWindow {
    private void openModel() throws Exception {
        openFilledSamples();
        showModel();
    }

    private void showModel() throws Exception {
        go(Place.MODELO);
        await(() -> shows("#model-tabs") && isFilled(find("#model-tabs", TabPane.class)));
    }

    /** Whether each tab has come, one after the other. */
    private static boolean isFilled(TabPane tabs) {
        return !tabs.getTabs().isEmpty() && tabs.getTabs().stream().allMatch(tab -> tab.getContent() != null);
    }

    private void openTab(int index) {
        robot.interact(
                () -> find("#model-tabs", TabPane.class).getSelectionModel().select(index));
    }

    private int people(String figure) {
        return Integer.parseInt(find("#people-" + figure, Label.class).getText());
    }

    private String text(String query) {
        return find(query, Label.class).getText();
    }

    private String textsIn(String query) {
        return robot.from(robot.lookup(query)).lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    private List<String> charts() {
        return robot.lookup(node -> node instanceof ChartCanvas).queryAll().stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<SavedModel> versions() {
        return find("#versions", TableView.class).getItems();
    }

    private void setFixed(double percent) {
        robot.interact(() -> find("#threshold-fixed-slider", Slider.class).setValue(percent));
    }

    @Test
    void moving_the_slider_tells_the_new_numbers_of_people_at_once() throws Exception {
        openModel();
        var flagged = people("flagged");
        var missed = people("missed");

        setFixed(80);

        assertThat(people("flagged")).isLessThan(flagged).isPositive();
        assertThat(people("missed")).isGreaterThan(missed);
        assertThat(text("#threshold-meaning")).contains("limiar de 80%", people("flagged") + " alunos apontados");
        assertThat(text("#threshold-measured")).contains("registros de 2022, resultado de 2023");
    }

    @Test
    void a_number_may_be_typed_with_a_comma() throws Exception {
        openModel();

        robot.interact(() -> {
            var field = find("#threshold-fixed-field", TextField.class);
            field.setText("72,5");
            field.fireEvent(new ActionEvent());
        });

        assertThat(text("#threshold-meaning")).contains("limiar de 72,5%");
    }

    @Test
    void supporting_thirty_students_flags_at_most_thirty_in_the_table() throws Exception {
        openModel();

        robot.interact(() -> {
            find("#threshold-support", RadioButton.class).setSelected(true);
            find("#threshold-support-slider", Slider.class).setValue(30);
        });
        assertThat(people("flagged")).isBetween(1, 30);
        fire("#useThreshold");
        await(() -> text("#model-title").contains("apoiar até 30 alunos") && shows("#people-flagged"));
        var flagged = people("flagged");
        go(Place.ALUNOS);
        await(() -> text("#count").contains("; " + flagged + " com risco alto"));

        assertThat(shell.session()
                        .orElseThrow()
                        .workspace()
                        .model()
                        .orElseThrow()
                        .policy())
                .isEqualTo(new ThresholdPolicy.Support(30));
    }

    @Test
    void the_card_tells_each_judged_year_the_groups_and_the_limits() throws Exception {
        openModel();
        openTab(1);
        await(() -> charts().size() >= 3);

        @SuppressWarnings("unchecked")
        TableView<TestYear> years = find("#walkForward", TableView.class);
        assertThat(years.getItems()).extracting(TestYear::testYear).containsExactly(2021, 2022);
        assertThat(text("#about")).contains("2020, 2021, 2022", "configurações");
        assertThat(textsIn("#gaps")).containsAnyOf("pontos a menos que entre os demais", "Nenhum grupo");
        assertThat(textsIn("#limits")).contains("As razões dizem o que pesou");
        assertThat(charts()).anyMatch(text -> text.contains("AUC 0,"));
        var scroll = robot.lookup("#about").query().getParent();
        robot.interact(() -> {
            for (var up = scroll; up != null; up = up.getParent()) {
                if (up instanceof ScrollPane pane) {
                    pane.setVvalue(1);
                }
            }
        });
        screenshot("model_card_end");
    }

    @Test
    void what_weighs_most_is_drawn_and_told_in_words() throws Exception {
        openModel();
        openTab(2);
        await(() -> charts().stream().anyMatch(text -> text.contains("Defasagem")));

        assertThat(charts()).anyMatch(text -> text.contains("À direita, o fator aumentou"));
    }

    @Test
    void last_year_s_predictions_are_held_against_what_happened_by_a_model_that_had_not_seen_it() throws Exception {
        openModel();
        openTab(3);
        fire("#outcome-compare");
        await(() -> !text("#outcome-model").isEmpty());

        assertThat(text("#outcome-model")).contains("não seria honesto", "anos 2020, 2021");
        assertThat(text("#year-people")).startsWith("Registros de 2022, resultado de 2023");
    }

    @Test
    void one_click_goes_back_to_the_model_before() throws Exception {
        openFilledSamples();
        var workspace = shell.session().orElseThrow().workspace();
        var first = workspace.model().orElseThrow().version();
        var second = workspace
                .train(OptionalInt.empty(), 7, Optional.empty(), Progress.NONE)
                .version();
        showModel();
        openTab(4);
        await(() -> versions().size() == 2);
        assertThat(versions())
                .filteredOn(SavedModel::active)
                .extracting(SavedModel::version)
                .containsExactly(second);

        fire("#versions-back");
        await(() -> text("#versions-said").contains(first));
        await(() -> versions().stream()
                .anyMatch(model -> model.active() && model.version().equals(first)));

        assertThat(workspace.model().orElseThrow().version()).isEqualTo(first);
    }

    @Test
    void a_model_from_an_insecure_place_is_refused_and_the_one_in_use_stays() throws Exception {
        openModel();
        var before = shell.session().orElseThrow().workspace().model();
        openTab(4);
        answerPlace("download", "http://example.org/modelo");
        await(() -> shows("#error-advice"));

        assertThat(find(".dialog-pane", DialogPane.class).getHeaderText()).contains("http://example.org/modelo");
        assertThat(shell.session().orElseThrow().workspace().model()).isEqualTo(before);
    }

    @Test
    void a_model_is_downloaded_from_the_registry_and_put_into_use() throws Exception {
        try (var hub = new ModelServer()) {
            useHub(hub);
            openFilledSamples();
            var workspace = shell.session().orElseThrow().workspace();
            var published = workspace.model().orElseThrow().version();
            for (var file : List.of("model.onnx", "metadata.json")) {
                hub.serve(
                        "/passos/risco/resolve/main/" + file,
                        Files.readAllBytes(workspace.folder().resolve("modelos", published, file)));
            }
            workspace.train(OptionalInt.empty(), 7, Optional.empty(), Progress.NONE);
            showModel();
            openTab(4);
            await(() -> versions().size() == 2);

            answerPlace("download", "hf:passos/risco");
            await(() -> text("#versions-said").contains(published));

            assertThat(workspace.model().orElseThrow().version()).isEqualTo(published);
        }
    }

    @Test
    void a_model_is_published_with_its_card_and_the_window_tells_where_it_can_be_seen() throws Exception {
        try (var hub = new ModelServer()) {
            useHub(hub);
            hub.answer("/api/models/passos/risco/preupload/main", ok("{\"files\":[]}"));
            var seen = "https://huggingface.co/passos/risco/commit/1";
            hub.answer(
                    "/api/models/passos/risco/commit/main", ok("{\"commitUrl\":\"" + seen + "\",\"commitOid\":\"1\"}"));
            openModel();
            openTab(4);

            answerPlace("publish", "hf:passos/risco");
            await(() -> text("#versions-said").contains(seen));

            var commit = hub.requests("/api/models/passos/risco/commit/main").getFirst();
            assertThat(commit.getHeaders().get("Authorization")).isEqualTo("Bearer hf_secret");
            assertThat(Objects.requireNonNull(commit.getBody()).utf8()).contains("README.md");
        }
    }

    @Test
    void a_model_leaves_as_one_file_and_comes_back_from_it() throws Exception {
        openModel();
        openTab(4);
        var workspace = shell.session().orElseThrow().workspace();
        var version = workspace.model().orElseThrow().version();
        // As typed in the system's dialog: without an ending.
        chosen = Optional.of(home.resolve("levado"));

        fire("#versions-export");
        await(() -> text("#versions-said").contains("levado.zip"));

        var other = workspace.train(OptionalInt.of(2022), 7, Optional.empty(), Progress.NONE);
        assertThat(other.version()).isNotEqualTo(version);
        chosen = Optional.of(home.resolve("levado.zip"));
        fire("#versions-import");
        await(() -> text("#versions-said").contains(version));
        assertThat(workspace.model().orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void a_damaged_model_file_is_refused_in_words_and_the_model_in_use_stays() throws Exception {
        openModel();
        openTab(4);
        var workspace = shell.session().orElseThrow().workspace();
        var version = workspace.model().orElseThrow().version();
        var file = home.resolve("levado.zip");
        workspace.models().export(version, file);
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0);
        Files.write(file, bytes);
        chosen = Optional.of(file);

        fire("#versions-import");
        await(() -> shows("#error-advice"));

        assertThat(text("#error-advice")).isNotBlank();
        assertThat(workspace.model().orElseThrow().version()).isEqualTo(version);
        assertThat(workspace.models().list()).hasSize(1);
        screenshot("model_refused");
    }

    private void useHub(ModelServer hub) throws Exception {
        var token = Files.writeString(home.resolve("token"), "hf_secret");
        new HubAccess(new Preferences(home)).set("", hub.url("/").toString(), Optional.of(token));
    }

    private static MockResponse ok(String json) {
        return new MockResponse.Builder().body(json).build();
    }

    /** Names a place in the dialog that the button of {@code purpose} opens. */
    private void answerPlace(String purpose, String place) throws Exception {
        fire("#versions-" + purpose);
        await(() -> shows("#model-place"));
        robot.interact(() -> {
            find("#model-place", TextField.class).setText(place);
            var dialog = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
            ((Button) dialog.lookupButton(dialog.getButtonTypes().getFirst())).fire();
        });
    }

    @Test
    void without_a_model_the_place_says_so_and_trains_one() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        shell.session().orElseThrow().workspace().importFolder(SAMPLES, Progress.NONE);
        robot.interact(() -> shell.main().reload(Optional.empty()));
        await(() -> students().size() == 614);
        showModel();
        assertThat(text("#model-empty")).contains("Ainda não há modelo");
        screenshot("model_none");

        fire("#trainNow");
        await(() -> shows("#useThreshold"));

        assertThat(people("flagged")).isPositive();
    }

    @Test
    void it_is_dark_and_english_where_the_window_is() throws Exception {
        openFilledSamples();
        robot.interact(() -> {
            shell.speak(Locale.ENGLISH);
            shell.wear(Theme.DARK);
        });
        await(() -> students().size() == 614);
        showModel();
        for (var tab = 0; tab < 5; tab++) {
            openTab(tab);
            WaitForAsyncUtils.waitForFxEvents();
            screenshot("model_dark_" + tab);
        }

        assertThat(text("#placeTitle")).isEqualTo("Model");
        assertThat(text("#model-title")).startsWith("In use: model");
    }
}
