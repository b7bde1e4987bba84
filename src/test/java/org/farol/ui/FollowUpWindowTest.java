package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.farol.app.FollowUp;
import org.farol.store.Intervention;
import org.farol.store.Plan;
import org.farol.store.Plan.Kind;
import org.farol.store.Plan.Status;
import org.farol.ui.followup.FollowUpScreen;
import org.junit.jupiter.api.Test;

/** The journey of a follow-up: agree, see what is due, change, close, delete and undo, and see what moved. */
class FollowUpWindowTest extends OpenWindow {
    @Test
    void what_is_agreed_can_be_changed_closed_deleted_and_brought_back() throws Exception {
        openFilledSamples();
        var student = students().getFirst().record().studentId();
        go(Place.ACOMPANHAMENTO);
        await(() -> shows("#agree"));

        fire("#agree");
        await(() -> shows("#plan-editor"));
        robot.interact(() -> {
            find("#students", TextField.class).setText(student + ", RA-nobody");
            find("#agreed", TextArea.class).setText("Duas vezes por semana");
            find("#due", DatePicker.class).getEditor().setText("31/02/2020");
        });
        fire("#plan-save");
        assertThat(find("#wrong", Label.class).getText()).contains("não é uma data");
        robot.interact(() -> find("#due", DatePicker.class)
                .getEditor()
                .setText(DateTimeFormatter.ofPattern("dd/MM/yyyy")
                        .format(LocalDate.now(ZoneId.systemDefault()).plusDays(3))));
        fire("#plan-save");
        await(() -> find("#wrong", Label.class).getText().contains("RA-nobody"));
        robot.interact(() -> find("#students", TextField.class).setText(student));
        screenshot("plan_editor");
        fire("#plan-save");
        await(() -> interventions().size() == 1);

        assertThat(find("#next7", ToggleButton.class).getText()).endsWith("1");
        assertThat(find("#overdue", ToggleButton.class).getText()).endsWith("0");
        robot.interact(() -> interventionTable().getSelectionModel().select(0));
        fire("#conclude");
        await(() -> shows("#plan-editor"));
        robot.interact(() -> find("#outcome", TextArea.class).setText("Passou a entregar as lições"));
        fire("#plan-save");
        await(() -> interventions().isEmpty());
        assertThat(followUp().of(student)).singleElement().satisfies(one -> {
            assertThat(one.plan().status()).isEqualTo(Status.CONCLUIDA);
            assertThat(one.plan().outcome()).isEqualTo("Passou a entregar as lições");
        });

        showAll();
        robot.interact(() -> interventionTable().getSelectionModel().select(0));
        await(() -> detailsText().contains("Situação: de “planejada” para “concluída”"));
        fire("#delete");
        await(() -> interventions().isEmpty() && shows("#undo"));
        fire("#undo");
        await(() -> interventions().size() == 1);
    }

    private void continueDraft() throws Exception {
        go(Place.ALUNOS);
        go(Place.ACOMPANHAMENTO);
        await(() -> robot.lookup("Continuar").tryQuery().isPresent());
        robot.interact(() -> ((Button) robot.lookup("Continuar").query()).fire());
        await(() -> shows("#plan-editor"));
    }

    private void changeTheOnlyIntervention() throws Exception {
        go(Place.ACOMPANHAMENTO);
        await(() -> interventions().size() == 1);
        robot.interact(() -> interventionTable().getSelectionModel().select(0));
        fire("#change");
        await(() -> shows("#plan-editor"));
    }

    @Test
    void what_was_typed_and_not_saved_is_offered_again() throws Exception {
        openFilledSamples();
        go(Place.ACOMPANHAMENTO);
        await(() -> shows("#agree"));
        fire("#agree");
        await(() -> shows("#plan-editor"));
        robot.interact(() -> find("#agreed", TextArea.class).setText("Falar com a avó"));
        await(() -> !followUp().drafts().isEmpty());
        robot.interact(() -> ((Button) robot.lookup("Continuar depois").query()).fire());

        continueDraft();
        assertThat(find("#agreed", TextArea.class).getText()).isEqualTo("Falar com a avó");
        assertThat(find("#recovered", Label.class).getText()).startsWith("Recuperado");

        fire("#plan-discard");
        await(() -> followUp().drafts().isEmpty());
    }

    @Test
    void a_draft_overtaken_by_a_saved_change_shows_both_and_each_part_is_chosen() throws Exception {
        openFilledSamples();
        var student = students().getFirst().record().studentId();
        var one = followUp().add(List.of(student), plan("Reforço", "Ana")).getFirst();
        changeTheOnlyIntervention();
        robot.interact(() -> {
            find("#agreed", TextArea.class).setText("Reforço duas vezes");
            find("#plan-editor #responsible", TextField.class).setText("Bia");
        });
        await(() -> !followUp().drafts().isEmpty());
        robot.interact(() -> ((Button) robot.lookup("Continuar depois").query()).fire());
        followUp().change(one, plan("Reforço e visita", "Carla"));

        continueDraft();
        assertThat(shows("#meanwhile")).isTrue();
        assertThat(words("#meanwhile"))
                .contains("Combinado: salvo “Reforço e visita”; digitado “Reforço duas vezes”")
                .contains("Responsável: salvo “Carla”; digitado “Bia”");
        screenshot("plan_overtaken");
        fire("#use-RESPONSIBLE");
        fire("#plan-save");

        await(() -> followUp().of(student).getFirst().plan().agreed().equals("Reforço duas vezes"));
        assertThat(followUp().of(student).getFirst().plan().responsible()).isEqualTo("Carla");
        await(() -> followUp().drafts().isEmpty());
    }

    @Test
    void a_change_saved_by_another_while_the_dialog_is_open_is_shown_before_anything_is_overwritten() throws Exception {
        openFilledSamples();
        var student = students().getFirst().record().studentId();
        var one = followUp().add(List.of(student), plan("Reforço", "Ana")).getFirst();
        changeTheOnlyIntervention();
        robot.interact(() -> find("#plan-editor #responsible", TextField.class).setText("Bia"));
        followUp().change(one, plan("Reforço e visita", "Ana"));

        fire("#plan-save");
        await(() -> shows("#meanwhile"));
        assertThat(followUp().of(student).getFirst().plan().agreed()).isEqualTo("Reforço e visita");
        fire("#use-AGREED");
        fire("#plan-save");

        await(() -> followUp().of(student).getFirst().plan().responsible().equals("Bia"));
        assertThat(followUp().of(student).getFirst().plan().agreed()).isEqualTo("Reforço e visita");
    }

    @Test
    void a_second_plan_for_several_students_leaves_the_draft_of_the_first_alone() throws Exception {
        openFilledSamples();
        go(Place.ACOMPANHAMENTO);
        await(() -> shows("#agree"));
        for (var typed : List.of("Grupo de leitura", "Grupo de matemática")) {
            fire("#agree");
            await(() -> shows("#plan-editor"));
            assertThat(find("#agreed", TextArea.class).getText()).isEmpty();
            robot.interact(() -> find("#agreed", TextArea.class).setText(typed));
            await(() -> agreedInDrafts().contains(typed));
            robot.interact(() -> ((Button) robot.lookup("Continuar depois").query()).fire());
        }

        assertThat(agreedInDrafts()).containsExactlyInAnyOrder("Grupo de leitura", "Grupo de matemática");
    }

    private List<String> agreedInDrafts() {
        return followUp().drafts().stream()
                .map(draft -> draft.fields().getOrDefault("agreed", ""))
                .toList();
    }

    private static Plan plan(String agreed, String responsible) {
        return new Plan(
                Kind.REFORCO,
                agreed,
                responsible,
                LocalDate.of(2023, 3, 1),
                Optional.empty(),
                Status.PLANEJADA,
                "",
                "");
    }

    private String words(String query) {
        return find(query, Parent.class).lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void the_next_sheet_tells_what_moved_and_does_not_say_why() throws Exception {
        openFilledSamples();
        var student = students().stream()
                .map(one -> one.record().studentId())
                .filter(id -> workspaceHistoryHas2022(id))
                .findFirst()
                .orElseThrow();
        followUp()
                .add(
                        List.of(student),
                        new Plan(
                                Kind.MENTORIA,
                                "",
                                "Ana",
                                LocalDate.of(2022, 4, 1),
                                Optional.of(LocalDate.of(2022, 6, 1)),
                                Status.EM_ANDAMENTO,
                                "",
                                ""));
        go(Place.ACOMPANHAMENTO);
        await(() -> interventions().size() == 1);
        robot.interact(() -> find("#overdue", ToggleButton.class).setSelected(true));
        assertThat(interventions()).hasSize(1);
        robot.interact(() -> interventionTable().getSelectionModel().select(0));

        assertThat(detailsText()).contains("Da planilha de 2022 para a de 2023", "De todos os alunos", "não por quê");
        assertThat(find("#summary", Label.class).getText()).startsWith("Com planilha posterior: 1 intervenção.");

        var csv = home.resolve("lista.csv");
        robot.interact(() -> screen().export(csv));
        await(() -> Files.exists(csv));
        assertThat(Files.readString(csv)).contains("Mentoria", "01/04/2022", "Ana", "Risco antes");
    }

    @Test
    void the_same_is_agreed_for_all_students_marked_in_the_list() throws Exception {
        openFilledSamples();
        robot.interact(() -> {
            table().requestFocus();
            table().getSelectionModel().clearAndSelect(0);
            mark();
            table().getSelectionModel().clearAndSelect(1);
            mark();
        });
        var ids = List.of(
                students().get(0).record().studentId(),
                students().get(1).record().studentId());

        fire("#agreeButton");
        await(() -> shows("#plan-editor"));
        assertThat(find("#students", TextField.class).getText()).contains(ids);
        robot.interact(() -> find("#agreed", TextArea.class).setText("Grupo de leitura"));
        fire("#plan-save");
        await(() -> followUp().all().size() == 2);

        assertThat(followUp().of(Set.copyOf(ids))).containsOnlyKeys(ids);
    }

    private FollowUpScreen screen() {
        return (FollowUpScreen) shell.main().screen().orElseThrow();
    }

    private void mark() {
        Event.fireEvent(
                table(), new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    private boolean workspaceHistoryHas2022(String id) {
        return shell.session().orElseThrow().workspace().history(id).in(2022).isPresent();
    }

    private FollowUp followUp() {
        return shell.session().orElseThrow().workspace().followUp();
    }

    @SuppressWarnings("unchecked")
    private TableView<Intervention> interventionTable() {
        return find("#table", TableView.class);
    }

    private List<Intervention> interventions() {
        return interventionTable().getItems();
    }

    @SuppressWarnings("unchecked")
    private void showAll() {
        robot.interact(() -> find("#standing", ComboBox.class).setValue(Optional.empty()));
    }

    private String detailsText() {
        return find("#details", ScrollPane.class).getContent().lookupAll(".label").stream()
                .map(Node.class::cast)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("\n"));
    }
}
