package org.farol.ui.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.farol.app.DraftPlace;
import org.farol.store.Draft;
import org.farol.store.Intervention;
import org.farol.ui.Desk;
import org.farol.ui.Visibility;
import org.jspecify.annotations.Nullable;

/** What was typed and not saved, each with a way to go on with it or to discard it. */
final class DraftsStrip extends VBox {
    private final Desk desk;
    private final Supplier<@Nullable Window> owner;
    private final Runnable saved;

    DraftsStrip(Desk desk, Supplier<@Nullable Window> owner, Runnable saved) {
        this.desk = desk;
        this.owner = owner;
        this.saved = saved;
        setId("drafts");
    }

    void show(FollowUpModel.Answer answer) {
        var lines = new ArrayList<Node>();
        for (var draft : answer.drafts()) {
            lines.add(line(draft, answer.interventions()));
        }
        getChildren().setAll(lines);
        Visibility.set(this, !lines.isEmpty());
    }

    private Node line(Draft draft, List<Intervention> interventions) {
        var place = DraftPlace.of(draft);
        var said = new Label(desk.texts()
                .words("followup.draft", what(draft, place, interventions), PlanEditor.moment(draft.changedAt())));
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        var goOn = new Button(desk.texts().words("followup.draft.continue"));
        goOn.setMinWidth(USE_PREF_SIZE);
        goOn.setOnAction(event -> goOn(draft, place, interventions));
        var discard = new Button(desk.texts().words("followup.draft.discard"));
        discard.setMinWidth(USE_PREF_SIZE);
        discard.setOnAction(event -> desk.work()
                .fetch(
                        () -> {
                            desk.workspace().followUp().dropDraft(place);
                            return place;
                        },
                        dropped -> saved.run()));
        var line = new HBox(said, goOn, discard);
        line.getStyleClass().add("banner");
        return line;
    }

    private String what(Draft draft, DraftPlace place, List<Intervention> interventions) {
        return switch (place) {
            case DraftPlace.NewNote(String student) -> desk.texts().words("followup.draft.note", student);
            case DraftPlace.NoteChange ignored -> desk.texts().words("followup.draft.note.change");
            case DraftPlace.NewPlan(String student) -> desk.texts().words("followup.draft.plan", student);
            case DraftPlace.NewPlans ignored -> {
                var students = draft.fields().getOrDefault(PlanForm.STUDENTS, "");
                yield students.isBlank()
                        ? desk.texts().words("followup.new.title")
                        : desk.texts().words("followup.draft.plans", students);
            }
            case DraftPlace.PlanChange(long id) ->
                desk.texts()
                        .words(
                                "followup.draft.plan.change",
                                interventions.stream()
                                        .filter(one -> one.id() == id)
                                        .map(Intervention::studentId)
                                        .findFirst()
                                        .orElse("?"));
        };
    }

    private void goOn(Draft draft, DraftPlace place, List<Intervention> interventions) {
        switch (place) {
            case DraftPlace.NewNote(String student) -> desk.navigation().openStudent(student);
            case DraftPlace.NoteChange ignored ->
                desk.navigation().openStudent(draft.fields().getOrDefault(NotesPane.STUDENT, ""));
            case DraftPlace.NewPlan(String student) -> PlanEditor.agree(desk, List.of(student), owner.get(), saved);
            case DraftPlace.NewPlans plans -> PlanEditor.goOn(desk, plans, owner.get(), saved);
            case DraftPlace.PlanChange(long id) ->
                interventions.stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .ifPresent(one -> PlanEditor.change(desk, one, one.plan(), owner.get(), saved));
        }
    }
}
