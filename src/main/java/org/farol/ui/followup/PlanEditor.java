package org.farol.ui.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.farol.app.DraftPlace;
import org.farol.app.NotPossibleException;
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
    private final DraftPlace place;
    private Optional<DraftKeeper> keeper = Optional.empty();
    private Optional<Intervention> changed;
    private final Dialog<ButtonType> dialog = new Dialog<>();

    private PlanEditor(Desk desk, DraftPlace place, Optional<Intervention> changed, Runnable saved) {
        this.desk = desk;
        this.saved = saved;
        this.changed = changed;
        this.form = new PlanForm(desk.texts());
        this.place = place;
    }

    /**
     * Agrees on something new.
     *
     * @param studentIds whom for; empty where the person is to say
     * @param saved run when it was saved or discarded
     */
    public static void agree(Desk desk, Collection<String> studentIds, @Nullable Window owner, Runnable saved) {
        var ids = List.copyOf(studentIds);
        var place = ids.size() == 1 ? new DraftPlace.NewPlan(ids.getFirst()) : DraftPlace.NewPlans.fresh();
        new PlanEditor(desk, place, Optional.empty(), saved).openFresh(ids, owner);
    }

    /** Goes on with something new for several students that was begun before. */
    static void goOn(Desk desk, DraftPlace.NewPlans place, @Nullable Window owner, Runnable saved) {
        new PlanEditor(desk, place, Optional.empty(), saved).openFresh(List.of(), owner);
    }

    private void openFresh(List<String> ids, @Nullable Window owner) {
        var today = LocalDate.now(ZoneId.systemDefault());
        var fresh = new Plan(Plan.Kind.REFORCO, "", "", today, Optional.empty(), Plan.Status.PLANEJADA, "", "");
        open(ids, fresh, owner, desk.texts().words("followup.new.title"));
    }

    /** Changes an intervention, beginning with {@code plan}. */
    public static void change(Desk desk, Intervention intervention, Plan plan, @Nullable Window owner, Runnable saved) {
        var place = new DraftPlace.PlanChange(intervention.id());
        var editor = new PlanEditor(desk, place, Optional.of(intervention), saved);
        editor.open(List.of(intervention.studentId()), plan, owner, desk.texts().words("followup.change.title"));
    }

    private void open(List<String> ids, Plan plan, @Nullable Window owner, String title) {
        form.show(plan);
        desk.work().fetch(() -> desk.workspace().followUp().drafts(), drafts -> {
            var draft = drafts.stream()
                    .filter(kept -> DraftPlace.of(kept).equals(place))
                    .findFirst();
            draft.ifPresent(kept -> {
                form.show(kept.fields(), since(kept, desk.texts()));
                changed.filter(now -> DraftKeeper.isOvertaken(kept, now.version()))
                        .ifPresent(now -> form.showMeanwhile(now.plan()));
            });
            if (!ids.isEmpty()) {
                form.showStudents(ids, place instanceof DraftPlace.NewPlans);
            }
            keep(draft);
            show(owner, title);
            if (plan.status() == Plan.Status.CONCLUIDA) {
                form.focusOutcome();
            } else {
                form.focus();
            }
        });
    }

    /** Keeps what is typed, as typed on what was seen when it was begun. */
    private void keep(Optional<Draft> before) {
        var seen = changed.map(now -> OptionalInt.of(DraftKeeper.version(before, now.version())))
                .orElseGet(OptionalInt::empty);
        var own = new DraftKeeper(desk, place, seen);
        keeper = Optional.of(own);
        form.onTyped(() -> own.typed(form.fields()));
    }

    private void drop() {
        keeper.ifPresent(own -> own.drop(saved));
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
        discardButton.setOnAction(event -> drop());
        dialog.show();
    }

    private void save(Plan plan) {
        var ids = form.studentIds();
        if (ids.isEmpty()) {
            form.refuse("followup.wrong.nobody", "");
            return;
        }
        desk.work().fetch(() -> store(plan, ids), outcome -> {
            switch (outcome) {
                case Outcome.Saved ignored -> {
                    dialog.setResult(ButtonType.OK);
                    dialog.close();
                    drop();
                }
                case Outcome.Unknown(String id) -> form.refuse("followup.wrong.student", id);
                case Outcome.Overtaken(Intervention now) -> {
                    changed = Optional.of(now);
                    form.showMeanwhile(now.plan());
                }
            }
        });
    }

    /** What became of saving. */
    private sealed interface Outcome {
        record Saved() implements Outcome {}

        /** There is no student of this id. */
        record Unknown(String id) implements Outcome {}

        /** Another change was saved meanwhile, so that it now is {@code now}. */
        record Overtaken(Intervention now) implements Outcome {}
    }

    private Outcome store(Plan plan, List<String> ids) throws Exception {
        var followUp = desk.workspace().followUp();
        if (changed.isPresent()) {
            return change(changed.get(), plan);
        }
        var unknown = ids.stream()
                .filter(id -> desk.workspace().history(id).records().isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            return new Outcome.Unknown(unknown.get());
        }
        followUp.add(ids, plan);
        return new Outcome.Saved();
    }

    private Outcome change(Intervention seen, Plan plan) throws NotPossibleException {
        var followUp = desk.workspace().followUp();
        try {
            followUp.change(seen, plan);
            return new Outcome.Saved();
        } catch (NotPossibleException overtaken) {
            return new Outcome.Overtaken(followUp.of(seen.studentId()).stream()
                    .filter(now -> now.id() == seen.id())
                    .findFirst()
                    .orElseThrow(() -> overtaken));
        }
    }
}
