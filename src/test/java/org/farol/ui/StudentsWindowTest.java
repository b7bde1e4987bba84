package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.farol.pede.Field;
import org.farol.store.Plan;
import org.farol.ui.students.Line;
import org.farol.ui.students.StudentRow;
import org.farol.ui.students.StudentsController;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

/** The students' table in the real window. */
class StudentsWindowTest extends OpenWindow {
    @Test
    void what_is_typed_is_found_in_names_ids_and_schools_whatever_accents_and_capitals() throws Exception {
        openFilledSamples();
        // The longest, since a short id is part of many others.
        var id = students().stream()
                .map(student -> student.record().studentId())
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();

        type(id.toLowerCase(Locale.ROOT));
        assertThat(students())
                .extracting(student -> student.record().studentId())
                .contains(id);
        assertThat(students().size()).isLessThan(20);

        type("FICTICIO  cometa publica");
        assertThat(students()).isNotEmpty().allSatisfy(student -> {
            assertThat(student.record().text(Field.NOME))
                    .hasValueSatisfying(name -> assertThat(name).startsWith("Cometa"));
            assertThat(student.record().text(Field.INSTITUICAO))
                    .hasValueSatisfying(school -> assertThat(school).contains("Pública"));
        });

        type("ninguém");
        assertThat(students()).isEmpty();
        assertThat(text("#count")).startsWith("0 de 614");
        screenshot("students_none");
    }

    @Test
    void filters_combine_and_come_back_under_their_name() throws Exception {
        openFilledSamples();

        choose("#facet-FASE", "2");
        choose("#facet-FASE", "3");
        choose("#facet-LEVEL", "Alto");
        choose("#grouping", "por fase e turma");
        var shown = students();
        assertThat(shown).isNotEmpty().allSatisfy(student -> {
            assertThat(student.record().whole(Field.FASE).getAsInt()).isBetween(2, 3);
            assertThat(student.risk().getAsDouble()).isGreaterThanOrEqualTo(0.35);
        });
        assertThat(find("#facet-FASE", MenuButton.class).getText()).isEqualTo("Fase: 2, 3");
        screenshot("students_grouped");

        robot.interact(() -> controller().saveView("Fases 2 e 3"));
        await(() -> items("#views").stream().anyMatch(item -> "Fases 2 e 3".equals(item.getText())));
        fire("#clearButton");
        assertThat(students()).hasSize(614);
        choose("#views", "Fases 2 e 3");
        assertThat(students()).isEqualTo(shown);

        robot.interact(() -> shell.speak(Locale.ENGLISH));
        await(() -> !students().isEmpty()
                && find("#facet-LEVEL", MenuButton.class).getText().equals("Risk: High"));
        assertThat(students()).isEqualTo(shown);
    }

    @Test
    void the_keyboard_closes_groups_marks_students_and_opens_their_pages() throws Exception {
        openFilledSamples();
        choose("#grouping", "por fase");
        var lines = table().getItems().size();
        select(0);

        press(KeyCode.LEFT, false);
        assertThat(table().getItems().size()).isLessThan(lines);
        assertThat(table().getItems().get(1)).isNotInstanceOf(StudentRow.class);
        press(KeyCode.ENTER, false);
        assertThat(table().getItems()).hasSize(lines);

        robot.interact(() -> table().getSelectionModel().clearAndSelect(1));
        var first = students().getFirst();
        press(KeyCode.SPACE, false);
        assertThat(text("#marked")).isEqualTo("1 marcado");
        assertThat(controller().selection()).containsExactly(first);
        press(KeyCode.A, true);
        assertThat(text("#marked")).isEqualTo("614 marcados");

        press(KeyCode.ENTER, false);
        await(() -> shows("#page"));
        assertThat(text("#name")).contains(first.record().studentId());
        robot.interact(() -> shell.navigation().back());
        await(() -> shows("#table"));
        assertThat(text("#marked")).isEqualTo("614 marcados");
    }

    @Test
    void columns_are_chosen_ordered_by_and_remembered() throws Exception {
        openFilledSamples();
        assertThat(headings()).contains("Nome", "Risco").doesNotContain("IEG");
        var risks =
                students().stream().map(student -> student.risk().orElseThrow()).toList();
        assertThat(risks).isSortedAccordingTo(Comparator.reverseOrder());

        robot.interact(() -> {
            column("IEG").setVisible(true);
            table().getSortOrder().add(column("IEG"));
        });
        await(() -> isSorted(students().stream()
                .map(student -> student.record().number(Field.IEG).orElse(11))
                .toList()));

        robot.interact(() -> shell.close());
        open(Optional.of(SAMPLES));
        await(() -> !students().isEmpty());
        assertThat(headings()).contains("IEG");
    }

    @Test
    void what_is_shown_is_exported_as_it_is_shown_and_no_text_of_it_becomes_a_formula() throws Exception {
        openFilledSamples();
        choose("#facet-FASE", "ALFA");
        var csv = home.resolve("alunos.csv");
        robot.interact(() -> controller().export(csv));
        await(() -> text("#notice").contains("alunos.csv"));
        var shown = students();
        var lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(shown.size() + 1);
        assertThat(lines.getFirst())
                .startsWith("\uFEFFAno;RA;Nome;Risco;Nível de risco")
                .contains("Risco;Nível de risco;Limiar;Modelo");
        assertThat(lines.get(1))
                .startsWith("2023;" + shown.getFirst().record().studentId() + ";")
                .contains(";ALFA;")
                .contains(";0,35;");

        var xlsx = home.resolve("alunos.xlsx");
        robot.interact(() -> controller().export(xlsx));
        await(() -> text("#notice").contains("alunos.xlsx"));
        assertThat(Files.size(xlsx)).isPositive();
    }

    private static boolean isSorted(List<Double> numbers) {
        return numbers.stream().sorted().toList().equals(numbers);
    }

    @Test
    void what_was_agreed_on_a_student_s_page_is_known_to_the_table_on_return() throws Exception {
        openFilledSamples();
        var id = students().getFirst().record().studentId();
        assertThat(find("#facet-FOLLOW_UP", MenuButton.class).isDisabled()).isTrue();
        openStudent(0);

        shell.session().orElseThrow().workspace().followUp().add(List.of(id), agreed());
        robot.interact(() -> shell.navigation().back());
        await(() -> shows("#facet-FOLLOW_UP")
                && !find("#facet-FOLLOW_UP", MenuButton.class).isDisabled());

        choose("#facet-FOLLOW_UP", "em andamento");
        assertThat(students())
                .extracting(student -> student.record().studentId())
                .containsExactly(id);
    }

    private static Plan agreed() {
        return new Plan(
                Plan.Kind.REFORCO,
                "Ler juntos às terças",
                "",
                LocalDate.of(2023, 3, 1),
                Optional.empty(),
                Plan.Status.PLANEJADA,
                "",
                "");
    }

    @Test
    void who_left_is_found_by_the_search_and_shown_by_the_latest_record() throws Exception {
        openFilledSamples();
        var gone = shell.session().orElseThrow().workspace().absent(2023).stream()
                .max(Comparator.comparingInt(record -> record.studentId().length()))
                .orElseThrow();

        type(gone.studentId());
        await(() -> shows("#elsewhere .hyperlink"));
        screenshot("students_elsewhere");
        robot.interact(() -> find("#elsewhere .hyperlink", Hyperlink.class).fire());

        await(() -> shows("#page") && text("#name").startsWith(gone.studentId()));
        assertThat(text("#noModel")).contains(String.valueOf(gone.year()));
    }

    @Test
    void without_a_model_students_are_shown_and_said_to_have_no_risk_yet() throws Exception {
        open(Optional.empty());
        await(() -> shell.session().isPresent());
        shell.session().orElseThrow().workspace().importFolder(SAMPLES, Progress.NONE);
        robot.interact(() -> shell.main().reload(Optional.empty()));
        await(() -> students().size() == 614);

        assertThat(find("#quality", Label.class).getText()).startsWith("Ainda não há modelo");
        assertThat(find("#facet-LEVEL", MenuButton.class).isDisabled()).isTrue();
        assertThat(text("#count")).isEqualTo("614 de 614 alunos");
        assertThat(robot.lookup(".risk-word").queryAllAs(Label.class).stream().filter(OpenWindow::isSeen))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(word.getText()).isEqualTo("Sem modelo"));
        openStudent(0);
        await(() -> shows("#noModel"));
        assertThat(find("#noModel", Label.class).getText()).contains("modelo");
        assertThat(shows("#confidence") || shows("#what-if")).isFalse();
        await(() -> find("#values", TableView.class).getItems().size() > 10);
        await(() -> shows("#phase"));
    }

    private StudentsController controller() {
        return (StudentsController) shell.main().screen().orElseThrow();
    }

    private void type(String text) {
        robot.interact(() -> find("#search", TextField.class).setText(text));
    }

    private String text(String label) {
        return find(label, Label.class).getText();
    }

    private List<MenuItem> items(String menu) {
        return find(menu, MenuButton.class).getItems();
    }

    /** Chooses from a menu by what its item says. */
    private void choose(String menu, String words) {
        robot.interact(() -> items(menu).stream()
                .filter(item -> words.equals(words(item)))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static String words(MenuItem item) {
        return item instanceof CustomMenuItem custom ? ((CheckBox) custom.getContent()).getText() : item.getText();
    }

    private List<String> headings() {
        return table().getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList();
    }

    private TableColumn<Line, ?> column(String id) {
        return table().getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void press(KeyCode key, boolean shortcut) {
        robot.interact(() ->
                table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, shortcut, false, false)));
    }
}
