package org.farol.ui.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.farol.app.DraftPlace;
import org.farol.store.Draft;
import org.farol.store.StudentNote;
import org.farol.ui.Desk;
import org.farol.ui.Texts;

/** The notes on a student. A note that is being written or changed is kept as a draft with every letter. */
final class NotesPane extends VBox {
    /** The fields of a draft. */
    static final String STUDENT = "student";

    private static final String TEXT = "text";

    private final Desk desk;
    private final Texts texts;
    private final UndoStrip undo;
    private final Runnable reload;
    private final VBox written = new VBox(6);
    private String student = "";
    private Optional<Editor> fresh = Optional.empty();

    NotesPane(Desk desk, UndoStrip undo, Runnable reload) {
        super(6);
        this.desk = desk;
        this.texts = desk.texts();
        this.undo = undo;
        this.reload = reload;
    }

    /** Begins with another student. */
    void begin(String studentId) {
        student = studentId;
        written.getChildren().clear();
        beginFresh();
    }

    private void beginFresh() {
        var editor = new Editor(
                new DraftPlace.NewNote(student),
                "",
                text -> desk.workspace().followUp().addNote(student, text));
        editor.area.setId("note");
        editor.save.setId("note-save");
        editor.area.setPromptText(texts.words("followup.note.prompt"));
        editor.area.setAccessibleText(texts.words("followup.note.prompt"));
        editor.afterwards = this::beginFresh;
        fresh = Optional.of(editor);
        getChildren().setAll(StudentFollowUp.text(texts.words("followup.notesOn"), "text-bold"), editor, written);
    }

    void show(List<StudentNote> notes, List<Draft> drafts) {
        fresh.ifPresent(editor -> editor.recover(drafts));
        var lines = new ArrayList<Node>();
        for (var note : notes) {
            var editor = editor(note);
            lines.add(editor.recover(drafts) ? editor : line(note, lines.size()));
        }
        written.getChildren().setAll(lines);
    }

    private Editor editor(StudentNote note) {
        var editor = new Editor(
                new DraftPlace.NoteChange(note.id()),
                note.text(),
                text -> desk.workspace().followUp().changeNote(note, text));
        editor.area.setAccessibleText(texts.words("followup.note.change"));
        return editor;
    }

    private Node line(StudentNote note, int index) {
        var said = new VBox(
                StudentFollowUp.text(note.text(), "said"),
                StudentFollowUp.text(PlanEditor.moment(note.createdAt()), "text-muted"));
        HBox.setHgrow(said, Priority.ALWAYS);
        var change = new Button(texts.words("followup.note.change"));
        change.setMinWidth(USE_PREF_SIZE);
        change.setOnAction(event -> {
            var editor = editor(note);
            written.getChildren().set(index, editor);
            editor.area.requestFocus();
        });
        var delete = new Button(texts.words("followup.note.delete"));
        delete.setMinWidth(USE_PREF_SIZE);
        delete.setOnAction(event -> {
            var followUp = desk.workspace().followUp();
            apply(
                    () -> followUp.deleteNote(note),
                    () -> undo.offer(
                            texts.words("followup.note.deleted"),
                            () -> apply(() -> followUp.restoreNote(note), () -> {})));
        });
        var line = new HBox(10, said, new HBox(6, change, delete));
        line.getStyleClass().add("suggestion");
        return line;
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
                            reload.run();
                        });
    }

    /** Saves a text. */
    @FunctionalInterface
    private interface Saving {
        StudentNote save(String text) throws Exception;
    }

    /** A field for a note with its draft. */
    private final class Editor extends VBox {
        private final DraftPlace place;
        private final DraftKeeper keeper;
        private final TextArea area = new TextArea();
        private final Label recovered = new Label();
        private final Button save = new Button(texts.words("followup.note.save"));
        private Runnable afterwards = () -> {};
        private boolean isRecovering;

        Editor(DraftPlace place, String text, Saving saving) {
            super(4);
            this.place = place;
            this.keeper = new DraftKeeper(desk, place);
            area.setText(text);
            area.setPrefRowCount(2);
            area.setWrapText(true);
            area.textProperty().subscribe((before, now) -> typed(now));
            recovered.getStyleClass().add("recovered");
            recovered.setWrapText(true);
            recovered.setVisible(false);
            recovered.setManaged(false);
            save.disableProperty().bind(area.textProperty().map(String::isBlank));
            save.setOnAction(event -> end(() -> saving.save(area.getText().strip())));
            var discard = new Button(texts.words("followup.discard"));
            discard.disableProperty().bind(save.disableProperty());
            discard.setOnAction(event -> end(() -> place));
            getChildren().setAll(recovered, area, new FlowPane(6, 6, save, discard));
        }

        private void typed(String now) {
            if (isRecovering) {
                return;
            }
            keeper.typed(now.isEmpty() ? Map.of() : Map.of(TEXT, now, STUDENT, student));
        }

        /** Goes on with a draft of this place where there is one, and nothing was typed here since. */
        private boolean recover(List<Draft> drafts) {
            var mine = drafts.stream()
                    .filter(draft -> DraftPlace.of(draft).equals(place))
                    .findFirst();
            mine.filter(draft -> area.getText().isEmpty() || place instanceof DraftPlace.NoteChange)
                    .ifPresent(draft -> {
                        isRecovering = true;
                        area.setText(draft.fields().getOrDefault(TEXT, ""));
                        isRecovering = false;
                        recovered.setText(PlanEditor.since(draft, texts));
                        recovered.setVisible(true);
                        recovered.setManaged(true);
                    });
            return mine.isPresent();
        }

        private <T> void end(Callable<T> last) {
            desk.work().fetch(last, done -> {
                keeper.drop(reload);
                afterwards.run();
            });
        }
    }
}
