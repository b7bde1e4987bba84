package org.farol.ui.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.farol.app.DraftPlace;
import org.farol.app.FollowUpTexts;
import org.farol.app.NotPossibleException;
import org.farol.store.Draft;
import org.farol.store.StudentNote;
import org.farol.ui.Desk;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;

/** The notes on a student. A note that is being written or changed is kept as a draft with every letter. */
final class NotesPane extends VBox {
    /** The fields of a draft. */
    static final String STUDENT = "student";

    private static final String TEXT = "text";

    private final Desk desk;
    private final Texts texts;
    private final FollowUpTexts words;
    private final UndoStrip undo;
    private final Runnable reload;
    private final VBox written = new VBox(6);
    private final Editor fresh;
    private String student = "";

    NotesPane(Desk desk, UndoStrip undo, Runnable reload) {
        super(6);
        this.desk = desk;
        this.texts = desk.texts();
        this.words = FollowUpTexts.of(texts.locale());
        this.undo = undo;
        this.reload = reload;
        this.fresh = fresh();
        getChildren().setAll(StudentFollowUp.text(texts.words("followup.notesOn"), "text-bold"), fresh, written);
    }

    /** For a new note on each student in turn: a field of its own for each would have to be styled. */
    private Editor fresh() {
        var editor = new Editor(new DraftPlace.NewNote(student), Optional.empty(), adding());
        editor.area.setId("note");
        editor.save.setId("note-save");
        editor.area.setPromptText(texts.words("followup.note.prompt"));
        editor.area.setAccessibleText(texts.words("followup.note.prompt"));
        editor.afterwards = this::beginFresh;
        return editor;
    }

    private Saving adding() {
        var about = student;
        return text -> desk.workspace().followUp().addNote(about, text);
    }

    /** Begins with another student. */
    void begin(String studentId) {
        student = studentId;
        written.getChildren().clear();
        beginFresh();
    }

    private void beginFresh() {
        fresh.begin(new DraftPlace.NewNote(student), adding());
    }

    void show(List<StudentNote> notes, List<Draft> drafts) {
        fresh.recover(drafts);
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
                Optional.of(note),
                text -> desk.workspace().followUp().changeNote(note, text));
        editor.area.setAccessibleText(texts.words("followup.note.change"));
        return editor;
    }

    private Node line(StudentNote note, int index) {
        var said = new VBox(
                StudentFollowUp.text(note.text(), "said"),
                StudentFollowUp.text(PlanEditor.moment(note.createdAt()), "text-muted"));
        if (note.version() > 1) {
            said.getChildren().add(history(note, said));
        }
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

    /** Leads to how a note was changed, in the link's own place. */
    private Node history(StudentNote note, VBox said) {
        var link = new Hyperlink(texts.words("followup.note.history"));
        link.setOnAction(event -> desk.work()
                .fetch(() -> desk.workspace().followUp().changes(note), changes -> {
                    said.getChildren().remove(link);
                    changes.forEach(change -> said.getChildren()
                            .add(StudentFollowUp.text(
                                    texts.words(
                                            "followup.history.line", PlanEditor.moment(change.at()), words.of(change)),
                                    "text-muted")));
                }));
        return link;
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
        private final Optional<StudentNote> seen;
        private DraftPlace place;
        private Saving saving;
        private DraftKeeper keeper;
        private final TextArea area = new TextArea();
        private final Label recovered = new Label();
        private final Button save = new Button(texts.words("followup.note.save"));
        private Runnable afterwards = () -> {};
        private boolean isRecovering;

        Editor(DraftPlace place, Optional<StudentNote> seen, Saving saving) {
            super(4);
            this.place = place;
            this.seen = seen;
            this.saving = saving;
            this.keeper = keeper(Optional.empty());
            area.setText(seen.map(StudentNote::text).orElse(""));
            area.setPrefRowCount(2);
            area.setWrapText(true);
            area.textProperty().subscribe((before, now) -> typed(now));
            recovered.getStyleClass().add("recovered");
            recovered.setWrapText(true);
            Visibility.set(recovered, false);
            save.disableProperty().bind(area.textProperty().map(String::isBlank));
            save.setOnAction(event -> save());
            var discard = new Button(texts.words("followup.discard"));
            discard.disableProperty().bind(save.disableProperty());
            discard.setOnAction(event -> end().run());
            getChildren().setAll(recovered, area, new FlowPane(6, 6, save, discard));
        }

        /** Begins anew, with nothing written. */
        void begin(DraftPlace other, Saving how) {
            place = other;
            saving = how;
            keeper = keeper(Optional.empty());
            write("");
            Visibility.set(recovered, false);
        }

        /** As nobody typed it. */
        private void write(String text) {
            isRecovering = true;
            area.setText(text);
            isRecovering = false;
        }

        private DraftKeeper keeper(Optional<Draft> before) {
            return new DraftKeeper(
                    desk,
                    place,
                    seen.map(note -> OptionalInt.of(DraftKeeper.version(before, note.version())))
                            .orElseGet(OptionalInt::empty));
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
                        write(draft.fields().getOrDefault(TEXT, ""));
                        keeper = keeper(mine);
                        recovered.setText(PlanEditor.since(draft, texts));
                        Visibility.set(recovered, true);
                        seen.filter(note -> DraftKeeper.isOvertaken(draft, note.version()))
                                .ifPresent(this::tellSaved);
                    });
            return mine.isPresent();
        }

        /** Tells what was saved since this was begun, to be taken in its place. */
        private void tellSaved(StudentNote note) {
            var use = new Button(texts.words("followup.meanwhile.use"));
            use.setId("use-note");
            var told =
                    new VBox(6, StudentFollowUp.text(texts.words("followup.meanwhile.note", note.text()), "said"), use);
            told.getStyleClass().add("recovered");
            use.setOnAction(event -> {
                area.setText(note.text());
                getChildren().remove(told);
            });
            getChildren().addFirst(told);
        }

        /** Where another change was saved meanwhile, that is shown instead. */
        private void save() {
            var text = area.getText().strip();
            var how = saving;
            var end = end();
            desk.work().fetch(() -> isSaved(how, text), saved -> {
                if (saved) {
                    end.run();
                } else {
                    reload.run();
                }
            });
        }

        private boolean isSaved(Saving saving, String text) throws Exception {
            try {
                saving.save(text);
                return true;
            } catch (NotPossibleException overtaken) {
                var isThere = desk.workspace().followUp().notes(student).stream()
                        .anyMatch(note ->
                                seen.filter(own -> own.id() == note.id()).isPresent());
                if (!isThere) {
                    throw overtaken;
                }
                return false;
            }
        }

        /** Ends what is written here now, and leaves alone what was begun in its place meanwhile. */
        private Runnable end() {
            var ended = place;
            var kept = keeper;
            return () -> {
                kept.drop(reload);
                if (ended.equals(place)) {
                    afterwards.run();
                }
            };
        }
    }
}
