package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;
import org.junit.jupiter.api.Test;

/** Where the window begins, and a class at a glance. */
class HomeWindowTest extends OpenWindow {
    @Test
    void each_number_leads_to_its_students() throws Exception {
        openFilledSamples();
        var flagged = students().stream()
                .filter(student -> student.risk().orElseThrow() >= 0.35)
                .count();
        home();
        screenshot("home");

        follow("#home-risk");
        await(() -> shows("#table") && students().size() == flagged);
        assertThat(find("#groupHeading", Label.class).getText()).isEqualTo("Alunos com risco alto");

        home();
        follow("#home-changes-added");
        await(() -> shows("#table") && students().size() == 117);

        home();
        follow("#home-changes-gone");
        await(() -> shows("#table") && students().size() == 120);
        assertThat(students())
                .allMatch(student ->
                        student.record().year() == 2022 && student.risk().isPresent());

        go(Place.ALUNOS);
        await(() -> students().size() == 614);
    }

    @Test
    void a_class_shows_its_students_by_indicator_and_leads_to_their_pages() throws Exception {
        openFilledSamples();
        go(Place.TURMAS);
        await(() -> shows(".spread-chart") && heat().getItems().size() > 8);
        screenshot("classes");

        assertThat(heat().getItems())
                .allMatch(student -> student.record().whole(Field.FASE).getAsInt() == 0
                        && student.record().text(Field.TURMA).orElseThrow().equals("A"));
        var charts = robot.lookup(".spread-chart").queryAllAs(Region.class);
        assertThat(charts)
                .hasSize(9)
                .allMatch(chart -> chart.getAccessibleText().contains("A "));
        assertThat(find("#summary", Label.class).getText()).contains("com risco alto", "Na fase ALFA inteira");

        var first = heat().getItems().getFirst().record().studentId();
        robot.interact(() -> shell.navigation().openStudent(first));
        await(() -> shows("#page"));
        assertThat(find("#name", Label.class).getText()).contains(first);
    }

    @SuppressWarnings("unchecked")
    private TableView<StudentRisk> heat() {
        return find("#heat", TableView.class);
    }

    private void home() throws Exception {
        go(Place.INICIO);
        await(() -> shows("#home-risk") && shows("#home-changes-gone"));
    }

    private void follow(String link) {
        robot.interact(() -> find(link, Hyperlink.class).fire());
    }
}
