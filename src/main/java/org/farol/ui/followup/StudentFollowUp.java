package org.farol.ui.followup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.farol.app.FollowUp;
import org.farol.app.FollowUpTexts;
import org.farol.store.Draft;
import org.farol.store.Intervention;
import org.farol.store.Plan;
import org.farol.store.StudentNote;
import org.farol.ui.Desk;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.jspecify.annotations.Nullable;

/** What was agreed for one student and what was noted, to be added to and changed where the reasons stand. */
public final class StudentFollowUp extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final FollowUpTexts words;
    private final UndoStrip undo;
    private final Label none;
    private final VBox interventions = new VBox(6);
    private final NotesPane notes;
    private String student = "";

    public StudentFollowUp(Desk desk) {
        super(8);
        this.desk = desk;
        this.texts = desk.texts();
        this.words = FollowUpTexts.of(texts.locale());
        this.undo = new UndoStrip(texts);
        this.notes = new NotesPane(desk, undo, this::load);
        this.none = text(texts.words("followup.ofStudent.none"), "text-muted");
        setId("student-follow-up");
        var title = new Label(texts.words("followup.ofStudent"));
        title.getStyleClass().add("title-4");
        var agree = new Button(texts.words("followup.new"));
        agree.setId("agree");
        agree.setOnAction(event -> PlanEditor.agree(desk, List.of(student), window(), this::load));
        getChildren().setAll(title, undo, none, interventions, agree, notes);
    }

    private record Answer(List<Intervention> interventions, List<StudentNote> notes, List<Draft> drafts) {
        static Answer of(FollowUp followUp, String student) {
            return new Answer(followUp.of(student), followUp.notes(student), followUp.drafts());
        }
    }

    /** Shows a student's; what is being typed about the same student stays. */
    public void show(String studentId) {
        if (!student.equals(studentId)) {
            student = studentId;
            undo.hide();
            Visibility.set(none, false);
            interventions.getChildren().clear();
            notes.begin(studentId);
        }
        load();
    }

    private void load() {
        var asked = student;
        desk.work().fetch(() -> Answer.of(desk.workspace().followUp(), asked), answer -> {
            if (asked.equals(student)) {
                interventions
                        .getChildren()
                        .setAll(answer.interventions().stream().map(this::line).toList());
                Visibility.set(none, answer.interventions().isEmpty());
                Visibility.set(interventions, !none.isVisible());
                notes.show(answer.notes(), answer.drafts());
            }
        });
    }

    private Node line(Intervention one) {
        var plan = one.plan();
        var said = new ArrayList<Node>();
        said.add(text(words.of(plan.kind()) + " · " + words.of(plan.status()), "text-bold"));
        said.add(text(dates(plan), "text-muted"));
        for (var part : List.of(plan.agreed(), plan.outcome())) {
            if (!part.isEmpty()) {
                said.add(text(part, "said"));
            }
        }
        var box = new VBox(2);
        box.getChildren().setAll(said);
        HBox.setHgrow(box, Priority.ALWAYS);
        var change = button("followup.change", one, () -> PlanEditor.change(desk, one, plan, window(), this::load));
        var delete = button("followup.delete", one, () -> delete(one));
        var line = new HBox(10, box, new HBox(6, change, delete));
        line.getStyleClass().add("suggestion");
        return line;
    }

    private String dates(Plan plan) {
        var due = plan.due()
                .map(day -> texts.words(
                        plan.isOverdue(LocalDate.now(ZoneId.systemDefault()))
                                ? "followup.ofStudent.overdue"
                                : "followup.ofStudent.due",
                        texts.date(day)))
                .orElse("");
        var who = plan.responsible().isEmpty() ? "" : texts.words("followup.ofStudent.responsible", plan.responsible());
        return texts.words("followup.ofStudent.start", texts.date(plan.start())) + due + who;
    }

    private Button button(String key, Intervention one, Runnable action) {
        // There are as many as there are interventions: a letter would mean none of them.
        var button = new Button(texts.words(key).replace("_", ""));
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(button.getText() + " " + words.of(one.plan().kind()));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void delete(Intervention one) {
        var followUp = desk.workspace().followUp();
        apply(
                () -> followUp.delete(one),
                () -> undo.offer(
                        texts.words("followup.deleted", one.studentId()),
                        () -> apply(() -> followUp.restore(one), () -> {})));
    }

    private void apply(Runnable action, Runnable done) {
        desk.work()
                .fetch(
                        () -> {
                            action.run();
                            return Map.of();
                        },
                        ignored -> {
                            done.run();
                            load();
                        });
    }

    static Label text(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private @Nullable Window window() {
        return getScene() == null ? null : getScene().getWindow();
    }
}
