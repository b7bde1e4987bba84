package org.farol.ui.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.farol.app.DraftPlace;
import org.farol.store.Draft;
import org.farol.store.Intervention;
import org.farol.store.Plan;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The dialog in which interventions are agreed and changed. What is typed is kept as a draft at once: closing the dialog
 * leaves it there, to be gone on with; only saving or discarding ends it.
 */
public final class PlanEditor {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 560;

    private final Desk desk;
    private final Runnable saved;
    private final PlanForm form;
    private final DraftKeeper keeper;
    private final Optional<Intervention> changed;
    private final Dialog<ButtonType> dialog = new Dialog<>();

    private PlanEditor(Desk desk, DraftPlace place, Optional<Intervention> changed, Runnable saved) {
        this.desk = desk;
        this.saved = saved;
        this.changed = changed;
        this.form = new PlanForm(desk.texts());
        this.keeper = new DraftKeeper(desk, place);
    }

    /**
     * Agrees on something new.
     *
     * @param studentIds whom for; empty where the person is to say
     * @param saved run when it was saved or discarded
     */
    public static void agree(Desk desk, Collection<String> studentIds, @Nullable Window owner, Runnable saved) {
        var ids = List.copyOf(studentIds);
        var place = ids.size() == 1 ? new DraftPlace.NewPlan(ids.getFirst()) : new DraftPlace.NewPlans();
        var today = LocalDate.now(ZoneId.systemDefault());
        var fresh = new Plan(Plan.Kind.REFORCO, "", "", today, Optional.empty(), Plan.Status.PLANEJADA, "", "");
        var editor = new PlanEditor(desk, place, Optional.empty(), saved);
        editor.open(place, ids, fresh, owner, desk.texts().words("followup.new.title"));
    }

    /** Changes an intervention, beginning with {@code plan}. */
    public static void change(Desk desk, Intervention intervention, Plan plan, @Nullable Window owner, Runnable saved) {
        var place = new DraftPlace.PlanChange(intervention.id());
        var editor = new PlanEditor(desk, place, Optional.of(intervention), saved);
        editor.open(
                place,
                List.of(intervention.studentId()),
                plan,
                owner,
                desk.texts().words("followup.change.title"));
    }

    private void open(DraftPlace place, List<String> ids, Plan plan, @Nullable Window owner, String title) {
        form.show(plan);
        desk.work().fetch(() -> desk.workspace().followUp().drafts(), drafts -> {
            drafts.stream()
                    .filter(draft -> DraftPlace.of(draft).equals(place))
                    .findFirst()
                    .ifPresent(draft -> form.show(draft.fields(), since(draft, desk.texts())));
            if (!ids.isEmpty()) {
                form.showStudents(ids, place instanceof DraftPlace.NewPlans);
            }
            form.onTyped(() -> keeper.typed(form.fields()));
            show(owner, title);
            if (plan.status() == Plan.Status.CONCLUIDA) {
                form.focusOutcome();
            } else {
                form.focus();
            }
        });
    }

    /** That something is a draft, and from when. */
    static String since(Draft draft, Texts texts) {
        return texts.words("followup.recovered", moment(draft.changedAt()));
    }

    /** A moment as {@code 24/11/2026 10:05}, by the clock on the wall. */
    static String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm")
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    private void show(@Nullable Window owner, String title) {
        var save = new ButtonType(desk.texts().words("followup.save"), ButtonData.OK_DONE);
        var discard = new ButtonType(desk.texts().words("followup.discard"), ButtonData.LEFT);
        var later = new ButtonType(desk.texts().words("followup.later"), ButtonData.CANCEL_CLOSE);
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setContent(form.view());
        pane.setPrefSize(WIDTH, HEIGHT);
        pane.getButtonTypes().setAll(save, discard, later);
        pane.getStylesheets().add(Fxml.resource("farol.css").toExternalForm());
        pane.setId("plan-editor");
        var saveButton = (Button) pane.lookupButton(save);
        saveButton.setId("plan-save");
        saveButton.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            form.plan().ifPresent(this::save);
        });
        var discardButton = (Button) pane.lookupButton(discard);
        discardButton.setId("plan-discard");
        discardButton.setOnAction(event -> keeper.drop(saved));
        dialog.show();
    }

    private void save(Plan plan) {
        var ids = form.studentIds();
        if (ids.isEmpty()) {
            form.refuse("followup.wrong.nobody", "");
            return;
        }
        desk.work().fetch(() -> store(plan, ids), unknown -> {
            if (unknown.isPresent()) {
                form.refuse("followup.wrong.student", unknown.get());
            } else {
                dialog.setResult(ButtonType.OK);
                dialog.close();
                keeper.drop(saved);
            }
        });
    }

    /** Saves, or says which id is no student's. */
    private Optional<String> store(Plan plan, List<String> ids) throws Exception {
        var followUp = desk.workspace().followUp();
        if (changed.isPresent()) {
            followUp.change(changed.get(), plan);
            return Optional.empty();
        }
        var unknown = ids.stream()
                .filter(id -> desk.workspace().history(id).records().isEmpty())
                .findFirst();
        if (unknown.isEmpty()) {
            followUp.add(ids, plan);
        }
        return unknown;
    }
}
