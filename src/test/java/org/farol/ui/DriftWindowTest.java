package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Paint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.farol.app.DriftReport;
import org.farol.app.Payload;
import org.farol.drift.FeatureDrift;
import org.farol.ui.model.ChartStyle;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.CategoryPlot;
import org.junit.jupiter.api.Test;

/** The place about drift. */
class DriftWindowTest extends OpenWindow {
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
    private TableView<FeatureDrift> features() {
        return find("#drift-features", TableView.class);
    }

    private void openDrift() throws Exception {
        openFilledSamples();
        go(Place.DERIVA);
        await(() -> shows("#drift-page") && !features().getItems().isEmpty());
    }

    private void openTab(int index) {
        robot.interact(
                () -> find("#drift-tabs", TabPane.class).getSelectionModel().select(index));
    }

    @Test
    void drift_is_told_in_words_and_bars_and_a_feature_by_its_histogram() throws Exception {
        openDrift();

        assertThat(text("#drift-title")).contains("Deriva de 2023", "deriva");
        assertThat(text("#drift-about")).contains("alunos de 2023", "2020, 2021, 2022");
        assertThat(textsIn("#drift-advice")).isNotBlank();
        assertThat(charts()).anyMatch(chart -> chart.contains("PSI"));

        var before = text("#drift-cause");
        robot.interact(() -> features().requestFocus());
        robot.type(KeyCode.DOWN);

        assertThat(text("#drift-cause")).isNotEqualTo(before);
    }

    @Test
    void in_the_dark_theme_the_histogram_is_drawn_again_in_light_ink() throws Exception {
        openDrift();
        await(() -> inks().equals(Set.of(new ChartStyle(shownTexts(), new Look(false, 100)).ink())));

        robot.interact(() -> shell.wear(Theme.DARK));

        await(() -> inks().equals(Set.of(new ChartStyle(shownTexts(), new Look(true, 100)).ink())));
    }

    private Texts shownTexts() {
        return shell.desk().orElseThrow().texts();
    }

    /** The colours of the letters of all charts in sight. */
    private Set<Paint> inks() {
        return robot.lookup(node -> node instanceof ChartCanvas && isSeen(node)).queryAll().stream()
                .map(canvas -> ((ChartCanvas) canvas).getChart().getPlot())
                .map(plot -> ((CategoryPlot) plot).getDomainAxis().getTickLabelPaint())
                .collect(Collectors.toSet());
    }

    @Test
    void the_risks_are_compared_and_it_is_said_when_outcomes_will_be_known() throws Exception {
        openDrift();
        openTab(1);

        assertThat(textsIn("#drift-outcome")).contains("Riscos que o modelo dá: PSI", "planilha de 2024");
    }

    @Test
    void the_history_tells_what_each_import_brought() throws Exception {
        openDrift();
        openTab(2);

        assertThat(textsIn("#drift-history")).contains("PSI a cada importação");
        assertThat(charts()).anyMatch(chart -> chart.contains("1 registro"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void what_other_programs_asked_is_told_beside_the_students_of_the_year() throws Exception {
        openFilledSamples();
        var given = Map.<String, Payload.Given>of("INDE", new Payload.Given.Numeric(5, "5"));
        shell.desk()
                .orElseThrow()
                .workspace()
                .predictions()
                .predict(Collections.nCopies(200, new Payload(given, "{}")), true);
        go(Place.DERIVA);
        await(() -> shows("#drift-page") && !features().getItems().isEmpty());
        ComboBox<DriftReport> of = find("#drift-of", ComboBox.class);
        assertThat(of.getItems()).hasSize(2);
        assertThat(text("#drift-title")).contains("Deriva de 2023");

        robot.interact(() -> of.getSelectionModel().selectLast());

        assertThat(text("#drift-title")).contains("API", "deriva significativa");
        assertThat(text("#drift-about")).contains("últimas 200 respostas");
        assertThat(features().getItems()).extracting(FeatureDrift::feature).contains("INDE");
        assertThat(textsIn("#drift-advice")).contains("Confira o programa que envia os dados");
        openTab(1);
        assertThat(textsIn("#drift-outcome")).contains("Riscos que o modelo dá: PSI", "planilha de 2024");
    }

    @Test
    void without_a_model_it_is_said_what_is_missing() throws Exception {
        open(Optional.empty());
        go(Place.DERIVA);

        assertThat(shows("#drift-page")).isFalse();
    }
}
