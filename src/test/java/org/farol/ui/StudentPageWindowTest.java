package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import org.farol.app.FollowUp;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

/** A student's page: why, how far to trust it, whom to compare with, and what is agreed. */
class StudentPageWindowTest extends OpenWindow {
    @Test
    void a_risk_stands_beside_its_confidence_its_sentences_and_students_alike() throws Exception {
        openFilledSamples();
        openStudent(0);
        await(() -> shows("#alike") && shows("#phase") && shows("#confidence"));

        assertThat(words("#confidence"))
                .contains("de cada 100 árvores", "um ano que ele não tinha visto")
                .containsAnyOf("Falta", "Nenhum dos");
        assertThat(words("#sentences"))
                .contains("O que aumenta o risco", "O que protege", "aumenta o risco em", "diminui o risco em");
        assertThat(words("#alike")).contains("alunos de anos anteriores mais parecidos");
        assertThat(words("#phase")).contains("INDE", "mediana");
        robot.interact(() -> find("#page", Parent.class)
                .lookupAll(".toggle-button")
                .forEach(button -> ((ToggleButton) button).setSelected(true)));
        screenshot("student_tables");
    }

    @Test
    void the_page_of_another_student_tells_nothing_of_the_one_before() throws Exception {
        openFilledSamples();
        var ended = students().getLast().record();
        openStudent(0);
        await(() -> shows("#alike") && shows("#phase") && shows("#what-if"));
        var before = words("#phase") + words("#alike");

        robot.interact(() -> shell.navigation().openStudent(ended.studentId()));
        await(() -> find("#name", Label.class).getText().startsWith(ended.studentId() + " ")
                && shows("#alike")
                && shows("#phase")
                && shows("#what-if"));

        var workspace = shell.session().orElseThrow().workspace();
        workspace
                .whatIf(ended.studentId(), ended.year())
                .grades()
                .forEach((field, grade) -> assertThat(find("#what-if-" + field.columnName(), Slider.class)
                                .getValue())
                        .isEqualTo(grade));
        assertThat(find("#what-if-reset", Button.class).isDisabled()).isTrue();
        assertThat(words("#phase") + words("#alike")).isNotEqualTo(before);
        assertThat(List.<Object>copyOf(table("#alike .table-view").getItems()))
                .isEqualTo(
                        workspace.insights().of(ended.studentId(), ended.year()).alike());
        assertThat(table("#values").getColumns())
                .hasSize(1 + workspace.history(ended.studentId()).records().size());
    }

    @Test
    void a_student_who_was_erased_since_the_list_was_read_has_no_page() throws Exception {
        openFilledSamples();
        var erased = students().getFirst().record().studentId();
        shell.session().orElseThrow().workspace().privacy().erase(erased, Progress.NONE);

        robot.interact(() -> shell.navigation().openStudent(erased));

        await(() -> shows("#empty") && !shows("#page"));
        assertThat(robot.lookup(".dialog-pane").tryQuery()).isEmpty();
    }

    @Test
    void a_note_is_kept_while_it_is_typed_and_stands_below_once_saved() throws Exception {
        openFilledSamples();
        openStudent(0);
        await(() -> shows("#note"));
        robot.interact(() -> find("#note", TextArea.class).appendText("A mãe pediu para falar"));
        await(() -> followUp().drafts().size() == 1);

        var first = find("#name", Label.class).getText();
        go(Place.ALUNOS);
        await(() -> shows("#table"));
        openStudent(1);
        await(() -> !find("#name", Label.class).getText().equals(first));
        await(() -> find("#note", TextArea.class).getText().isEmpty());
        assertThat(find("#note", TextArea.class).isUndoable()).isFalse();
        go(Place.ALUNOS);
        await(() -> shows("#table"));
        openStudent(0);
        await(() -> find("#note", TextArea.class).getText().equals("A mãe pediu para falar"));
        assertThat(words("#student-follow-up")).contains("Recuperado");

        fire("#note-save");
        await(() -> followUp().drafts().isEmpty() && words("#student-follow-up").contains("A mãe pediu para falar"));
        assertThat(find("#note", TextArea.class).getText()).isEmpty();
        assertThat(words("#student-follow-up")).doesNotContain("Recuperado");

        robot.interact(() -> ((Button) robot.from(find("#student-follow-up", Parent.class))
                        .lookup("Apagar")
                        .query())
                .fire());
        await(() -> shows("#undo"));
        assertThat(words("#student-follow-up")).doesNotContain("A mãe pediu");
        fire("#undo");
        await(() -> words("#student-follow-up").contains("A mãe pediu para falar"));
    }

    @Test
    void a_note_changed_by_two_shows_what_the_other_saved_and_keeps_how_it_was() throws Exception {
        openFilledSamples();
        var student = students().getFirst().record().studentId();
        var note = followUp().addNote(student, "Chega cedo");
        openStudent(0);
        await(() -> words("#student-follow-up").contains("Chega cedo"));
        press("Alterar");
        robot.interact(() -> areas().getLast().setText("Chega cedo e ajuda"));
        await(() -> !followUp().drafts().isEmpty());
        followUp().changeNote(note, "Chega cedo às quintas");
        press("Salvar anotação");

        await(() -> words("#student-follow-up").contains("salva assim: “Chega cedo às quintas”"));
        assertThat(areas().getLast().getText()).isEqualTo("Chega cedo e ajuda");
        fire("#use-note");
        assertThat(areas().getLast().getText()).isEqualTo("Chega cedo às quintas");
        robot.interact(() -> areas().getLast().setText("Chega cedo às quintas e ajuda"));
        press("Salvar anotação");
        await(() -> followUp().notes(student).getFirst().text().endsWith("e ajuda"));

        await(() -> robot.lookup("Alterações").tryQuery().isPresent());
        press("Alterações");
        await(() -> words("#student-follow-up").contains("Antes: “Chega cedo”"));
        assertThat(words("#student-follow-up")).contains("Antes: “Chega cedo às quintas”");
    }

    /** Presses the button or link that says this and can be pressed. */
    private void press(String words) {
        robot.interact(() -> robot.from(find("#student-follow-up", Parent.class))
                .lookup((Node node) ->
                        node instanceof ButtonBase button && words.equals(button.getText()) && !button.isDisabled())
                .<ButtonBase>query()
                .fire());
    }

    private List<TextArea> areas() {
        return robot
                .from(find("#student-follow-up", Parent.class))
                .lookup(".text-area")
                .queryAllAs(TextArea.class)
                .stream()
                .toList();
    }

    @Test
    void what_is_agreed_on_the_page_stands_on_it() throws Exception {
        openFilledSamples();
        openStudent(0);
        await(() -> shows("#student-follow-up"));
        assertThat(words("#student-follow-up")).contains("Nada combinado ainda");

        robot.interact(() -> find("#student-follow-up #agree", Button.class).fire());
        await(() -> shows("#plan-editor"));
        robot.interact(() -> find("#agreed", TextArea.class).setText("Ler juntos às terças"));
        fire("#plan-save");

        await(() -> words("#student-follow-up").contains("Ler juntos às terças"));
        assertThat(words("#student-follow-up")).contains("Reforço escolar · planejada", "Início em");
    }

    @Test
    void a_student_without_a_record_of_the_year_is_shown_by_the_latest() throws Exception {
        openFilledSamples();
        var workspace = shell.session().orElseThrow().workspace();
        var gone = workspace.records(2022).stream()
                .map(YearlyRecord::studentId)
                .filter(id -> workspace.history(id).in(2023).isEmpty())
                .findFirst()
                .orElseThrow();

        robot.interact(() -> shell.navigation().openStudent(gone));
        await(() -> shows("#page") && find("#name", Label.class).getText().contains(gone));

        assertThat(find("#noModel", Label.class).getText()).startsWith("Sem registro em 2023; o último é de");
        assertThat(shows("#confidence")).isFalse();
        assertThat(shows("#values")).isTrue();
    }

    private TableView<?> table(String query) {
        return find(query, TableView.class);
    }

    private FollowUp followUp() {
        return shell.session().orElseThrow().workspace().followUp();
    }

    /** All that is said within a node. */
    private String words(String query) {
        return find(query, Parent.class).lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("\n"));
    }
}
