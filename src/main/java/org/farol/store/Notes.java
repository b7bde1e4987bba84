package org.farol.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored notes on students, and what was typed and not saved yet. A note that was deleted can be brought back. */
public final class Notes {
    private final Database database;
    private final StudentAliases aliases;

    Notes(Database database, StudentAliases aliases) {
        this.database = database;
        this.aliases = aliases;
    }

    /** The notes on a student, the newest first. */
    public List<StudentNote> of(String studentId) {
        return database.reading(
                "select * from student_note where student_id = any(?) and not deleted order by id desc",
                this::note,
                (Object) aliases.of(List.of(studentId)));
    }

    /** Adds a note. */
    public StudentNote add(String studentId, String text, Instant now) {
        return database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into student_note (student_id, words, created_at, changed_at, version, deleted)
                    values (?, ?, ?, ?, 1, false)
                    """, Statement.RETURN_GENERATED_KEYS)) {
                insert.setString(1, studentId);
                insert.setString(2, text);
                insert.setObject(3, Interventions.at(now));
                insert.setObject(4, Interventions.at(now));
                insert.executeUpdate();
                try (var keys = insert.getGeneratedKeys()) {
                    keys.next();
                    var id = keys.getLong(1);
                    connection.commit();
                    return new StudentNote(id, aliases.studentOf(studentId), text, now, now, 1);
                }
            }
        });
    }

    /**
     * Changes a note.
     *
     * @param seen as it was when the change was begun
     * @return empty if it was changed or deleted meanwhile; nothing is written then
     */
    public Optional<StudentNote> change(StudentNote seen, String text, Instant now) {
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update student_note set words = ?, changed_at = ?, version = version + 1
                    where id = ? and version = ? and not deleted
                    """)) {
                update.setString(1, text);
                update.setObject(2, Interventions.at(now));
                update.setLong(3, seen.id());
                update.setInt(4, seen.version());
                if (update.executeUpdate() == 0) {
                    return Optional.<StudentNote>empty();
                }
            }
            if (!text.equals(seen.text())) {
                remember(connection, seen.id(), new NoteChange(now, NoteChange.Part.WORDS, seen.text(), text));
            }
            connection.commit();
            return Optional.of(
                    new StudentNote(seen.id(), seen.studentId(), text, seen.createdAt(), now, seen.version() + 1));
        });
    }

    /** Deletes a note, whatever its version; {@link #restore} takes it back. */
    public void delete(long id, Instant now) {
        mark(id, true, now);
    }

    /** Takes a deletion back. */
    public void restore(long id, Instant now) {
        mark(id, false, now);
    }

    private void mark(long id, boolean deleted, Instant now) {
        database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update student_note set deleted = ?, changed_at = ?, version = version + 1
                    where id = ? and deleted <> ?
                    """)) {
                update.setBoolean(1, deleted);
                update.setObject(2, Interventions.at(now));
                update.setLong(3, id);
                update.setBoolean(4, deleted);
                if (update.executeUpdate() > 0) {
                    remember(
                            connection,
                            id,
                            new NoteChange(
                                    now,
                                    NoteChange.Part.DELETED,
                                    Boolean.toString(!deleted),
                                    Boolean.toString(deleted)));
                }
            }
            connection.commit();
            return id;
        });
    }

    /** What was changed of a note, the latest first. */
    public List<NoteChange> changes(long id) {
        return database.reading(
                "select * from student_note_change where note_id = ? order by id desc",
                row -> new NoteChange(
                        Interventions.instant(row, "changed_at"),
                        NoteChange.Part.valueOf(row.getString("part")),
                        row.getString("before_text"),
                        row.getString("after_text")),
                id);
    }

    private static void remember(Connection connection, long id, NoteChange change) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into student_note_change (note_id, changed_at, part, before_text, after_text)
                values (?, ?, ?, ?, ?)
                """)) {
            insert.setLong(1, id);
            insert.setObject(2, Interventions.at(change.at()));
            insert.setString(3, change.part().name());
            insert.setString(4, change.before());
            insert.setString(5, change.after());
            insert.executeUpdate();
        }
    }

    private StudentNote note(ResultSet row) throws SQLException {
        return new StudentNote(
                row.getLong("id"),
                aliases.studentOf(row.getString("student_id")),
                row.getString("words"),
                Interventions.instant(row, "created_at"),
                Interventions.instant(row, "changed_at"),
                row.getInt("version"));
    }

    /** Keeps what stands in the fields of a place, in place of what stood there before. */
    public void keep(Draft draft) {
        database.inTransaction(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from draft where keeper = session_user and place = ?")) {
                delete.setString(1, draft.place());
                delete.executeUpdate();
            }
            try (var insert = connection.prepareStatement(
                    "insert into draft (keeper, place, field, words, changed_at) values (session_user, ?, ?, ?, ?)")) {
                for (var field : draft.fields().entrySet()) {
                    insert.setString(1, draft.place());
                    insert.setString(2, field.getKey());
                    insert.setString(3, field.getValue());
                    insert.setObject(4, Interventions.at(draft.changedAt()));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            return draft;
        });
    }

    /** Forgets what stood in a place. */
    public void dropDraft(String place) {
        database.write("delete from draft where keeper = session_user and place = ?", place);
    }

    /** All that was typed and not saved, the oldest first. */
    public List<Draft> drafts() {
        record Row(String place, String field, String words, Instant at) {}
        var rows = database.reading(
                "select * from draft where keeper = session_user order by changed_at, place",
                row -> new Row(
                        row.getString("place"),
                        row.getString("field"),
                        row.getString("words"),
                        Interventions.instant(row, "changed_at")));
        Map<String, List<Row>> byPlace = new LinkedHashMap<>();
        rows.forEach(row ->
                byPlace.computeIfAbsent(row.place(), place -> new ArrayList<>()).add(row));
        return byPlace.entrySet().stream()
                .map(place -> {
                    var fields = new HashMap<String, String>();
                    place.getValue().forEach(row -> fields.put(row.field(), row.words()));
                    return new Draft(
                            place.getKey(), fields, place.getValue().getFirst().at());
                })
                .toList();
    }
}
