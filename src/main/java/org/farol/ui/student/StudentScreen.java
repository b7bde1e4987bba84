package org.farol.ui.student;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Parent;
import org.farol.app.Reasons;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.app.WhatIf;
import org.farol.app.Workspace;
import org.farol.pede.StudentHistory;
import org.farol.store.Conflict;
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

    public StudentScreen(Desk desk) {
        this.desk = desk;
        this.controller = new StudentController(desk.texts(), desk.work());
        this.view = Fxml.load("student/student.fxml", controller, desk.texts());
    }

    /** What the page shows. */
    private record Page(
            StudentHistory history, Optional<Reasons> reasons, Optional<WhatIf> whatIf, List<Conflict> conflicts) {
        static Page of(StudentRisk student, Workspace workspace) throws Exception {
            var record = student.record();
            var reasons = student.risk().isPresent()
                    ? Optional.of(workspace.explain(record.studentId(), OptionalInt.of(record.year())))
                    : Optional.<Reasons>empty();
            var whatIf = reasons.isPresent()
                    ? Optional.of(workspace.whatIf(record.studentId(), record.year()))
                    : Optional.<WhatIf>empty();
            return new Page(
                    workspace.history(record.studentId()),
                    reasons,
                    whatIf,
                    workspace.imports().conflicts(record.studentId()));
        }
    }

    /** Whose page it is from the next {@link #show} on. */
    public void choose(String studentId) {
        chosen = studentId;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {
        shown = opened.student(chosen);
        shown.ifPresentOrElse(student -> fetch(student, opened), controller::clear);
    }

    private void fetch(StudentRisk student, Opened opened) {
        desk.work().fetch(() -> Page.of(student, opened.workspace()), page -> {
            if (shown.equals(Optional.of(student))) {
                controller.show(
                        student,
                        page.history(),
                        page.reasons(),
                        page.whatIf(),
                        page.conflicts(),
                        opened.threshold(),
                        opened.look().dark());
            }
        });
    }

    @Override
    public ReportSubject subject() {
        return shown.<ReportSubject>map(student ->
                        new ReportSubject.Students(List.of(student.record().studentId())))
                .orElseGet(ReportSubject.Programme::new);
    }
}
