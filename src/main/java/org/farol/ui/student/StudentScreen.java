package org.farol.ui.student;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.farol.app.NotPossibleException;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
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
        asked++;
        controller.begin(opened);
        var id = chosen;
        var student = shown;
        ask(
                () -> Basics.of(id, opened.year(), student, opened.workspace(), desk.texts()),
                basics -> show(student, basics));
        student.ifPresent(known -> askBeside(known, opened.workspace()));
    }

    /** An answer that comes when another page is shown is passed over. */
    private <T> void ask(Callable<T> question, Consumer<T> answer) {
        var page = asked;
        desk.work().fetch(() -> unlessErased(question), told -> {
            if (page == asked) {
                told.ifPresentOrElse(answer, controller::clear);
            }
        });
    }

    /** Nothing of a student who was erased since the page was opened. */
    private static <T> Optional<T> unlessErased(Callable<T> question) throws Exception {
        try {
            return Optional.of(question.call());
        } catch (NotPossibleException e) {
            if (e.reason() == NotPossibleException.Reason.NO_SUCH_STUDENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void show(Optional<StudentRisk> student, Basics basics) {
        if (basics.history().records().isEmpty()) {
            controller.clear();
        } else if (student.isPresent()) {
            controller.show(student.get(), basics);
        } else {
            controller.showAbsent(basics.history().records().getLast(), basics);
        }
    }

    /** Asks for what may take longer, and is as often there before the rest. */
    private void askBeside(StudentRisk student, Workspace workspace) {
        var record = student.record();
        ask(() -> workspace.insights().of(record.studentId(), record.year()), controller::show);
        if (student.risk().isPresent()) {
            ask(() -> workspace.whatIf(record.studentId(), record.year()), controller::show);
        }
    }

    @Override
    public ReportSubject subject() {
        return shown.<ReportSubject>map(student ->
                        new ReportSubject.Students(List.of(student.record().studentId())))
                .orElseGet(ReportSubject.Programme::new);
    }
}
