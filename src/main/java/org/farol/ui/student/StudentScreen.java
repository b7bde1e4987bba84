package org.farol.ui.student;

import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Opened;
import org.farol.ui.Screen;

/** A student's page. */
public final class StudentScreen implements Screen {
    private final Desk desk;
    private final StudentController controller;
    private final Parent view;
    private String chosen = "";
    private Optional<StudentRisk> shown = Optional.empty();
    private int asked;

    public StudentScreen(Desk desk) {
        this.desk = desk;
        this.controller = new StudentController(desk);
        this.view = Fxml.load("student/student.fxml", controller, desk.texts());
    }

    /** Whose page it is from the next {@link #show} on. */
    public void choose(String studentId) {
        if (!studentId.equals(chosen)) {
            chosen = studentId;
            controller.hide();
        }
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {
        shown = opened.student(chosen);
        var id = chosen;
        var student = shown;
        var question = ++asked;
        desk.work().fetch(() -> Basics.of(id, opened.year(), student, opened.workspace(), desk.texts()), basics -> {
            if (question == asked) {
                show(student, basics, opened);
            }
        });
    }

    private void show(Optional<StudentRisk> student, Basics basics, Opened opened) {
        if (student.isPresent()) {
            controller.show(student.get(), basics, opened);
            fillIn(student.get(), opened);
        } else if (basics.history().records().isEmpty()) {
            controller.clear();
        } else {
            controller.showAbsent(basics.history().records().getLast(), basics, opened);
        }
    }

    /** Asks for what takes longer; an answer that comes when another page is shown is passed over. */
    private void fillIn(StudentRisk student, Opened opened) {
        var question = asked;
        var record = student.record();
        desk.work().fetch(() -> opened.workspace().insights().of(record.studentId(), record.year()), insight -> {
            if (question == asked) {
                controller.show(insight);
            }
        });
        if (student.risk().isPresent()) {
            desk.work().fetch(() -> opened.workspace().whatIf(record.studentId(), record.year()), whatIf -> {
                if (question == asked) {
                    controller.show(whatIf);
                }
            });
        }
    }

    @Override
    public ReportSubject subject() {
        return shown.<ReportSubject>map(student ->
                        new ReportSubject.Students(List.of(student.record().studentId())))
                .orElseGet(ReportSubject.Programme::new);
    }
}
