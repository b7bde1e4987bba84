package org.farol.ui.students;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;
import org.farol.ui.Desk;

/** What stands where nobody is shown: why, and who was searched for and has a record of other years only. */
final class NobodyPane extends VBox {
    private static final int MOST = 6;

    private final Desk desk;
    private final VBox elsewhere = new VBox();
    private int asked;

    /** {@code clear} takes search and filters away. */
    NobodyPane(Desk desk, Runnable clear) {
        this.desk = desk;
        var why = new Label(desk.texts().words("students.none"));
        why.setWrapText(true);
        var button = new Button(desk.texts().words("students.clear"));
        button.setOnAction(event -> clear.run());
        elsewhere.setId("elsewhere");
        elsewhere.getStyleClass().add("nobody");
        getStyleClass().add("nobody");
        getChildren().setAll(why, button, elsewhere);
    }

    /** Looks for {@code search} among those without a record of {@code year}; the last search counts. */
    void look(String search, int year) {
        var question = ++asked;
        elsewhere.getChildren().clear();
        if (search.isBlank()) {
            return;
        }
        desk.work().fetch(() -> find(search, year), found -> {
            if (question == asked) {
                show(found);
            }
        });
    }

    private List<StudentRow> find(String search, int year) {
        var absent = desk.workspace().absent(year).stream()
                .map(record -> new StudentRisk(record, OptionalDouble.empty()))
                .toList();
        var wanted = StudentsFilter.ALL.searching(search).predicate();
        return StudentRow.of(absent, 1, Set.of()).stream()
                .filter(wanted)
                .limit(MOST)
                .toList();
    }

    private void show(List<StudentRow> found) {
        if (found.isEmpty()) {
            return;
        }
        elsewhere.getChildren().setAll(new Label(desk.texts().words("students.elsewhere")));
        for (var row : found) {
            var name = row.record().text(Field.NOME).map(known -> " · " + known).orElse("");
            var link = new Hyperlink(desk.texts()
                    .words(
                            "students.elsewhere.one",
                            row.id() + name,
                            String.valueOf(row.record().year())));
            link.setOnAction(event -> desk.navigation().openStudent(row.id()));
            elsewhere.getChildren().add(link);
        }
    }
}
