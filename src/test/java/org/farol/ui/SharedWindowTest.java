package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.farol.app.DataFolder;
import org.farol.app.SharedStore;
import org.farol.app.Workspace;
import org.farol.store.Intervention;
import org.farol.store.Plan;
import org.farol.store.TestServer;
import org.farol.ui.students.StudentsController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window on data that is on a server, where Bia works too, at a computer of her own. */
@SuppressWarnings("NullAway.Init")
class SharedWindowTest extends OpenWindow {
    private TestServer server;
    private Workspace bia;

    @BeforeAll
    static void needServer() {
        TestServer.require();
    }

    @BeforeEach
    void share() throws Exception {
        server = TestServer.start();
        FilledSamples.into(home);
        var backup = home.resolve("tudo.zip");
        try (var own = Workspace.open(DataFolder.ofSamples(home))) {
            own.backups().make(backup);
        }
        SharedStore.choose(home, server.address());
        try (var shared = Workspace.open(home, server.address())) {
            shared.backups().restore(backup, Optional.empty());
        }
        open(Optional.empty());
        await(() -> !students().isEmpty() && students().getFirst().risk().isPresent());
        bia = Workspace.open(home.resolve("bia"), server.addressOf("bia"));
    }

    @AfterEach
    void leave() throws SQLException {
        bia.close();
        server.close();
    }

    @Test
    void of_two_who_change_the_same_intervention_the_second_sees_both_texts_and_nothing_is_lost() throws Exception {
        var student = students().getFirst().record().studentId();
        var agreed =
                bia.followUp().add(List.of(student), plan("Reforço", "Ana")).getFirst();
        go(Place.ACOMPANHAMENTO);
        await(() -> interventions().getItems().size() == 1);
        robot.interact(() -> interventions().getSelectionModel().select(0));
        fire("#change");
        await(() -> shows("#plan-editor"));
        robot.interact(() -> {
            find("#agreed", TextArea.class).setText("Reforço às terças");
            find("#plan-editor #responsible", TextField.class).setText("Carla");
        });
        bia.followUp().change(agreed, plan("Reforço e visita à família", "Ana"));

        fire("#plan-save");
        await(() -> shows("#meanwhile"));
        screenshot("plan_conflict");
        assertThat(words("#meanwhile"))
                .contains("salvo “Reforço e visita à família”; digitado “Reforço às terças”")
                .contains("salvo “Ana”; digitado “Carla”");
        assertThat(saved(student).agreed()).isEqualTo("Reforço e visita à família");
        robot.interact(() -> ((Button) robot.lookup("Continuar depois").query()).fire());
        assertThat(bia.followUp().drafts()).isEmpty();

        go(Place.ALUNOS);
        go(Place.ACOMPANHAMENTO);
        await(() -> robot.lookup("Continuar").tryQuery().isPresent());
        robot.interact(() -> ((Button) robot.lookup("Continuar").query()).fire());
        await(() -> shows("#meanwhile"));
        assertThat(find("#agreed", TextArea.class).getText()).isEqualTo("Reforço às terças");
        fire("#use-RESPONSIBLE");
        fire("#plan-save");
        await(() -> interventions().getItems().stream()
                .anyMatch(one -> one.plan().agreed().equals("Reforço às terças")));
        assertThat(saved(student).responsible()).isEqualTo("Ana");
        assertThat(bia.followUp().changes(bia.followUp().of(student).getFirst()))
                .extracting(change -> change.before() + " → " + change.after())
                .containsExactly(
                        "Reforço e visita à família → Reforço às terças", "Reforço → Reforço e visita à família");
    }

    @Test
    void the_risks_are_those_that_others_see_and_a_list_that_another_changed_is_not_written_over() throws Exception {
        var year = bia.latestYear();
        assertThat(bia.students(year)).containsExactlyInAnyOrderElementsOf(students());
        robot.interact(() -> controller().saveView("Fases"));
        await(() -> bia.savedViews().all().containsKey("Fases"));
        await(() -> views().contains("Fases"));
        bia.savedViews()
                .save("Fases", Optional.ofNullable(bia.savedViews().all().get("Fases")), "fase=2");

        robot.interact(() -> controller().saveView("Fases"));
        await(() -> robot.lookup(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains("O filtro Fases foi gravado ou apagado"))
                .tryQuery()
                .isPresent());
        screenshot("view_conflict");
        assertThat(bia.savedViews().all()).containsEntry("Fases", "fase=2");
    }

    private StudentsController controller() {
        return (StudentsController) shell.main().screen().orElseThrow();
    }

    private List<String> views() {
        return find("#views", MenuButton.class).getItems().stream()
                .map(MenuItem::getText)
                .filter(Objects::nonNull)
                .toList();
    }

    private Plan saved(String student) {
        return bia.followUp().of(student).getFirst().plan();
    }

    @SuppressWarnings("unchecked")
    private TableView<Intervention> interventions() {
        return find("#table", TableView.class);
    }

    private String words(String query) {
        return find(query, Parent.class).lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("\n"));
    }

    private static Plan plan(String agreed, String responsible) {
        return new Plan(
                Plan.Kind.REFORCO,
                agreed,
                responsible,
                LocalDate.of(2023, 3, 1),
                Optional.empty(),
                Plan.Status.PLANEJADA,
                "",
                "");
    }
}
