package org.farol.app;

import java.util.UUID;
import org.farol.store.Draft;

/** Where something can be typed and not be saved yet. */
public sealed interface DraftPlace {
    /** A new note on a student. */
    record NewNote(String studentId) implements DraftPlace {}

    /** A change of a stored note. */
    record NoteChange(long noteId) implements DraftPlace {}

    /** A new intervention for a student. */
    record NewPlan(String studentId) implements DraftPlace {}

    /**
     * A new intervention for several students, who stand among its fields.
     *
     * @param name tells it apart from others that were begun and not saved yet
     */
    record NewPlans(String name) implements DraftPlace {
        /** A place in which nothing stands yet. */
        public static NewPlans fresh() {
            return new NewPlans(UUID.randomUUID().toString());
        }
    }

    /** A change of a stored intervention. */
    record PlanChange(long interventionId) implements DraftPlace {}

    /** The place of a stored draft. */
    static DraftPlace of(Draft draft) {
        var key = draft.place();
        var subject = key.substring(key.indexOf(' ') + 1);
        return switch (key.substring(0, key.indexOf(' '))) {
            case "new-note" -> new NewNote(subject);
            case "note" -> new NoteChange(Long.parseLong(subject));
            case "new-plan" -> new NewPlan(subject);
            case "new-plans" -> new NewPlans(subject);
            case "plan" -> new PlanChange(Long.parseLong(subject));
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** Names it in the store. */
    default String key() {
        return switch (this) {
            case NewNote(String studentId) -> "new-note " + studentId;
            case NoteChange(long noteId) -> "note " + noteId;
            case NewPlan(String studentId) -> "new-plan " + studentId;
            case NewPlans(String name) -> "new-plans " + name;
            case PlanChange(long interventionId) -> "plan " + interventionId;
        };
    }
}
