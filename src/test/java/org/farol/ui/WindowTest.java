package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.farol.pede.Field;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.Evidence;
import org.farol.sheet.Role;
import org.farol.ui.imports.AccountLine;
import org.farol.work.Progress;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.Test;

/** The real window on JavaFX's own headless platform, with real data behind it. */
class WindowTest extends OpenWindow {
    @Test
    void an_empty_start_says_what_to_do() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());

        assertThat(shows("#welcome")).isTrue();
        assertThat(shows("#sampleBanner")).isFalse();
        assertThat(find("#trainButton", Button.class).isDisabled()).isTrue();
        assertThat(robot.lookup("Importar planilhas").queryAll()).isNotEmpty();
    }

    @Test
    void a_first_start_with_samples_fills_them_and_leaves_own_data_empty() throws Exception {
        open(Optional.of(SAMPLES));
        await(() -> !students().isEmpty() && students().getFirst().risk().isPresent());

        assertThat(shows("#sampleBanner")).isTrue();
        assertThat(shows("#welcome")).isFalse();
        assertThat(students()).hasSize(614);
        assertThat(find("#quality", Label.class).getText()).contains("limiar de 35%", "AUC 0,9");
        assertThat(home.resolve("exemplo").resolve("farol.mv.db")).exists();

        robot.interact(() -> shell.openOwn(() -> {}));
        await(() -> shows("#welcome"));
        assertThat(shows("#sampleBanner")).isFalse();
    }

    @Test
    void choosing_a_student_shows_risk_reasons_and_years() throws Exception {
        openFilledSamples();
        openStudent(0);
        await(() -> robot.lookup(node -> node instanceof ChartCanvas).tryQuery().isPresent());

        var chart = robot.lookup(node -> node instanceof ChartCanvas).query();
        assertThat(chart.getAccessibleText()).contains("Defasagem", "+", "Demais fatores");
        assertThat(find("#sum", Label.class).getText()).startsWith("Ponto de partida");
        assertThat(find("#name", Label.class).getText()).contains("RA-", "Fictício");
        await(() -> find("#values", TableView.class).getItems().size() > 10);
    }

    @Test
    void importing_shows_every_repair_and_training_gives_risks() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        robot.interact(() -> shell.main()
                .importFiles(List.of(
                        SAMPLES.resolve("exemplo-pede-2020-2022.xlsx"),
                        SAMPLES.resolve("exemplo-pede-2022-2023.xlsx"))));
        await(() -> shows("#import-columns") && !shows("#stopButton"));
        screenshot("assistant_columns");
        assertThat(shell.session().orElseThrow().isEmpty()).isTrue();

        selectTab(1);
        chooseKind(AccountLine.Kind.REFUSED);
        assertThat(accountLines()).isNotEmpty().allMatch(line -> line.is(AccountLine.Kind.REFUSED));
        screenshot("assistant_account");
        fire("#confirmButton");
        await(() -> shows("#closeButton") && students().size() == 614);

        assertThat(find("#import-counts", Label.class).getText())
                .contains("Registros novos: 2.308", "alunos ligados entre arquivos: 617");
        screenshot("assistant_done");
        fire("#closeButton");
        assertThat(students()).allMatch(student -> student.risk().isEmpty());
        assertThat(find("#quality", Label.class).getText()).startsWith("Ainda não há modelo");

        fire("#trainButton");
        await(() -> students().getFirst().risk().isPresent());
        assertThat(find("#quality", Label.class).getText()).startsWith("Qualidade medida em 2023");
    }

    @Test
    void files_imported_while_the_samples_are_open_go_into_the_own_data() throws Exception {
        openFilledSamples();

        robot.interact(() -> shell.main().importFiles(List.of(SAMPLES.resolve("exemplo-pede-2022-2023.xlsx"))));
        await(() ->
                shows("#confirmButton") && !find("#confirmButton", Button.class).isDisabled());
        fire("#confirmButton");
        await(() -> !shows("#sampleBanner") && students().size() == 614);

        assertThat(students()).allMatch(student -> student.risk().isEmpty());
        assertThat(home.resolve("farol.mv.db")).exists();
    }

    @Test
    void moving_a_grade_moves_the_risk_and_one_button_brings_it_back() throws Exception {
        openFilledSamples();
        openStudent(300);
        await(() -> shows("#what-if")
                && !robot.lookup("#what-if .slider").queryAll().isEmpty());
        var slider =
                (Slider) robot.lookup("#what-if .slider").queryAll().iterator().next();
        var before = pageRisk();

        robot.interact(() -> slider.setValue(slider.getValue() > 5 ? 0 : 10));
        await(() -> !pageRisk().equals(before));
        screenshot("what_if");
        fire("#what-if-reset");

        await(() -> pageRisk().equals(before));
    }

    private String pageRisk() {
        return find("#page .risk-percent", Label.class).getText();
    }

    @Test
    void a_file_that_is_no_spreadsheet_is_told_with_advice() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        var letter = Files.writeString(home.resolve("carta.xlsx"), "Prezados,\u0000");

        robot.interact(() -> shell.main().importFiles(List.of(letter)));
        await(() -> shows(".dialog-pane"));

        assertThat(find(".dialog-pane", DialogPane.class).getHeaderText()).contains("carta.xlsx");
        assertThat(find("#error-advice", Label.class).getText()).contains(".xlsx");
        assertThat(shell.session().orElseThrow().isEmpty()).isTrue();
    }

    @Test
    void the_assistant_first_asks_for_files_and_shows_nothing_else() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());

        robot.interact(() -> shell.main().importFiles(List.of()));
        await(() -> shows("#chooseButton"));
        screenshot("assistant_choosing");

        assertThat(shows("#tabs") || shows("#confirmButton") || shows("#exportButton"))
                .isFalse();
        assertThat(find("#cancelButton", Button.class).isDisabled()).isFalse();
    }

    @Test
    void a_column_corrected_by_hand_is_read_so_and_remembered_for_the_next_sheet() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        var first = Files.writeString(
                home.resolve("PEDE2024.csv"), "RA;Fase;Coluna X;IDA\nRA-1;3;7.5;6.1\nRA-2;4;8.5;6.2\n");
        var next = Files.writeString(home.resolve("PEDE2025.csv"), "RA;Fase;Coluna X;IDA\nRA-1;4;7.1;6.3\n");

        robot.interact(() -> shell.main().importFiles(List.of(first)));
        await(() -> shows("#import-columns") && !shows("#stopButton"));
        var box = robot.lookup("#import-columns .combo-box").queryAllAs(ComboBox.class).stream()
                .filter(candidate ->
                        String.valueOf(candidate.getAccessibleText()).contains("Coluna X"))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> choose(box, new Role.Of(Field.IEG)));
        await(() -> columnUses().stream()
                .anyMatch(column -> column.evidence() == Evidence.PERSON && column.use() == ColumnUse.Use.READ));
        await(() -> !find("#confirmButton", Button.class).isDisabled());
        fire("#confirmButton");
        await(() -> shows("#closeButton"));
        fire("#closeButton");
        robot.interact(() -> shell.main().importFiles(List.of(next)));
        await(() ->
                shows("#confirmButton") && !find("#confirmButton", Button.class).isDisabled());
        fire("#confirmButton");
        await(() -> students().size() == 1);

        assertThat(students().getFirst().record().number(Field.IEG)).hasValue(7.1);
    }

    @Test
    void the_role_of_a_column_is_chosen_by_keyboard() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        var file = Files.writeString(home.resolve("PEDE2024.csv"), "RA;Fase;Coluna X;IDA\nRA-1;3;7.5;6.1\n");
        robot.interact(() -> shell.main().importFiles(List.of(file)));
        await(() -> shows("#import-columns") && !shows("#stopButton"));
        TableView<?> columns = find("#import-columns", TableView.class);

        robot.interact(() -> {
            columns.requestFocus();
            columns.getSelectionModel().select(2);
            columns.fireEvent(new KeyEvent(
                    columns, columns, KeyEvent.KEY_PRESSED, "", "", KeyCode.F2, false, false, false, false));
        });

        assertThat(robot.lookup("#import-columns .combo-box").queryAll().stream()
                        .map(node -> (ComboBox<?>) node)
                        .filter(box -> box.isShowing())
                        .map(box -> String.valueOf(box.getAccessibleText())))
                .singleElement()
                .asString()
                .contains("Coluna X");
    }

    @Test
    void a_sheet_without_a_year_asks_for_it() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        var file = Files.writeString(home.resolve("alunos.csv"), "RA;Fase;IEG;IDA\nRA-1;3;7.5;6.1\n");

        robot.interact(() -> shell.main().importFiles(List.of(file)));
        await(() -> shows("#import-year") && !shows("#stopButton"));
        assertThat(find("#confirmButton", Button.class).isDisabled()).isTrue();
        screenshot("assistant_without_year");
        robot.interact(() -> {
            var year = find("#import-year", TextField.class);
            year.setText("2024");
            year.fireEvent(new ActionEvent());
        });
        await(() -> !find("#confirmButton", Button.class).isDisabled());
        fire("#confirmButton");
        await(() -> students().size() == 1);

        assertThat(students().getFirst().record().year()).isEqualTo(2024);
    }

    @Test
    void an_import_is_looked_into_and_undone() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        shell.session()
                .orElseThrow()
                .workspace()
                .importFiles(List.of(SAMPLES.resolve("exemplo-pede-2022-2023.xlsx")), Progress.NONE);

        go(Place.IMPORTACOES);
        await(() -> !accountLines().isEmpty());
        screenshot("history");
        fire("#undoButton");
        await(() -> shows(".dialog-pane"));
        fire("Desfazer");
        await(() -> shell.session().orElseThrow().isEmpty() && accountLines().isEmpty());

        go(Place.ALUNOS);
        assertThat(shows("#welcome")).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(ComboBox<?> box, T value) {
        ((ComboBox<T>) box).setValue(value);
    }

    private void selectTab(int index) {
        robot.interact(() -> find("#tabs", TabPane.class).getSelectionModel().select(index));
    }

    private void chooseKind(AccountLine.Kind kind) {
        robot.interact(() -> choose(find("#account-kind", ComboBox.class), Optional.of(kind)));
    }

    @SuppressWarnings("unchecked")
    private List<AccountLine> accountLines() {
        return find("#account-table", TableView.class).getItems();
    }

    @SuppressWarnings("unchecked")
    private List<ColumnUse> columnUses() {
        return find("#import-columns", TableView.class).getItems();
    }

    @Test
    void english_by_switch_is_kept_for_the_next_start() throws Exception {
        openFilledSamples();
        robot.interact(() -> shell.speak(Locale.ENGLISH));
        await(() -> students().size() == 614);

        assertThat(find("#importButton", Button.class).getText()).isEqualTo("Import s_preadsheets");
        assertThat(find("#quality", Label.class).getText()).startsWith("Quality measured in 2023");
        assertThat(new Preferences(home).language()).isEqualTo(Locale.ENGLISH);
        openStudent(0);
    }

    @Test
    void the_dark_theme_shows_the_same() throws Exception {
        openFilledSamples();
        robot.interact(() -> shell.wear(Theme.DARK));
        openStudent(3);

        assertThat(new Preferences(home).theme()).isEqualTo(Theme.DARK);
    }
}
