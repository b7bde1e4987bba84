package org.farol.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.store.InterventionChange.Part;

/**
 * The stored interventions. What was deleted is not among them, but can be brought back. Two people who change the same
 * one do not overwrite each other: the second is told.
 */
public final class Interventions {
    private final Database database;
    private final StudentAliases aliases;

    Interventions(Database database, StudentAliases aliases) {
        this.database = database;
        this.aliases = aliases;
    }

    /** All of them, the earliest start first. */
    public List<Intervention> all() {
        return database.reading("select * from intervention where not deleted order by starts, id", this::intervention);
    }

    /** Those of some students, the latest start first. */
    public List<Intervention> of(Collection<String> studentIds) {
        return database.reading("""
                select * from intervention where student_id = any(?) and not deleted
                order by starts desc, id desc
                """, this::intervention, (Object) aliases.of(studentIds));
    }

    /** What to add: a plan for a student whose latest record is of {@code baseYear}. */
    public record Addition(String studentId, OptionalInt baseYear) {}

    /** Adds the same plan for each of some students, all or none. */
    public List<Intervention> add(List<Addition> additions, Plan plan, Instant now) {
        return database.inTransaction(connection -> {
            var added = new ArrayList<Intervention>();
            try (var insert = connection.prepareStatement("""
                    insert into intervention (kind, agreed, responsible, starts, due, status, notes, outcome,
                        student_id, base_year, created_at, changed_at, version, deleted)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, false)
                    """, Statement.RETURN_GENERATED_KEYS)) {
                for (var addition : additions) {
                    var next = bind(insert, plan);
                    insert.setString(next++, addition.studentId());
                    insert.setObject(
                            next++,
                            addition.baseYear().isPresent()
                                    ? addition.baseYear().getAsInt()
                                    : null);
                    insert.setObject(next++, at(now));
                    insert.setObject(next, at(now));
                    insert.executeUpdate();
                    try (var keys = insert.getGeneratedKeys()) {
                        keys.next();
                        added.add(new Intervention(
                                keys.getLong(1),
                                aliases.studentOf(addition.studentId()),
                                plan,
                                addition.baseYear(),
                                now,
                                now,
                                1));
                    }
                }
            }
            connection.commit();
            return added;
        });
    }

    /**
     * Changes one, keeping what changed in its history.
     *
     * @param seen as it was when the change was begun
     * @return empty if it was changed or deleted meanwhile; nothing is written then
     */
    public Optional<Intervention> change(Intervention seen, Plan plan, Instant now) {
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update intervention
                    set kind = ?, agreed = ?, responsible = ?, starts = ?, due = ?, status = ?, notes = ?,
                        outcome = ?, changed_at = ?, version = version + 1
                    where id = ? and version = ? and not deleted
                    """)) {
                var next = bind(update, plan);
                update.setObject(next++, at(now));
                update.setLong(next++, seen.id());
                update.setInt(next, seen.version());
                if (update.executeUpdate() == 0) {
                    return Optional.<Intervention>empty();
                }
            }
            var before = parts(seen.plan());
            var after = parts(plan);
            for (var part : after.keySet()) {
                if (!Objects.equals(before.get(part), after.get(part))) {
                    remember(
                            connection,
                            seen.id(),
                            now,
                            part,
                            Objects.requireNonNull(before.get(part)),
                            Objects.requireNonNull(after.get(part)));
                }
            }
            connection.commit();
            return Optional.of(new Intervention(
                    seen.id(), seen.studentId(), plan, seen.baseYear(), seen.createdAt(), now, seen.version() + 1));
        });
    }

    /** Deletes one, whatever its version; {@link #restore} takes it back. */
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
                    update intervention set deleted = ?, changed_at = ?, version = version + 1
                    where id = ? and deleted <> ?
                    """)) {
                update.setBoolean(1, deleted);
                update.setObject(2, at(now));
                update.setLong(3, id);
                update.setBoolean(4, deleted);
                if (update.executeUpdate() > 0) {
                    remember(connection, id, now, Part.DELETED, Boolean.toString(!deleted), Boolean.toString(deleted));
                }
            }
            connection.commit();
            return id;
        });
    }

    /** What was changed of one, the latest first. */
    public List<InterventionChange> changes(long id) {
        return database.reading(
                "select * from intervention_change where intervention_id = ? order by id desc",
                row -> new InterventionChange(
                        instant(row, "changed_at"),
                        Part.valueOf(row.getString("part")),
                        row.getString("before_text"),
                        row.getString("after_text")),
                id);
    }

    private static void remember(Connection connection, long id, Instant now, Part part, String before, String after)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into intervention_change (intervention_id, changed_at, part, before_text, after_text)
                values (?, ?, ?, ?, ?)
                """)) {
            insert.setLong(1, id);
            insert.setObject(2, at(now));
            insert.setString(3, part.name());
            insert.setString(4, before);
            insert.setString(5, after);
            insert.executeUpdate();
        }
    }

    /** The parts of a plan as they are stored, in the order of the columns. */
    private static Map<Part, String> parts(Plan plan) {
        var parts = new EnumMap<Part, String>(Part.class);
        parts.put(Part.KIND, plan.kind().name());
        parts.put(Part.AGREED, plan.agreed());
        parts.put(Part.RESPONSIBLE, plan.responsible());
        parts.put(Part.START, plan.start().toString());
        parts.put(Part.DUE, plan.due().map(LocalDate::toString).orElse(""));
        parts.put(Part.STATUS, plan.status().name());
        parts.put(Part.NOTES, plan.notes());
        parts.put(Part.OUTCOME, plan.outcome());
        return parts;
    }

    /** Sets the first parameters to the parts of a plan, in their order, and says which comes next. */
    private static int bind(PreparedStatement statement, Plan plan) throws SQLException {
        statement.setString(1, plan.kind().name());
        statement.setString(2, plan.agreed());
        statement.setString(3, plan.responsible());
        statement.setObject(4, plan.start());
        statement.setDate(5, plan.due().map(Date::valueOf).orElse(null));
        statement.setString(6, plan.status().name());
        statement.setString(7, plan.notes());
        statement.setString(8, plan.outcome());
        return 9;
    }

    private Intervention intervention(ResultSet row) throws SQLException {
        return new Intervention(
                row.getLong("id"),
                aliases.studentOf(row.getString("student_id")),
                new Plan(
                        Plan.Kind.valueOf(row.getString("kind")),
                        row.getString("agreed"),
                        row.getString("responsible"),
                        row.getObject("starts", LocalDate.class),
                        Optional.ofNullable(row.getObject("due", LocalDate.class)),
                        Plan.Status.valueOf(row.getString("status")),
                        row.getString("notes"),
                        row.getString("outcome")),
                Optional.ofNullable(row.getObject("base_year", Integer.class))
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                row.getInt("version"));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
