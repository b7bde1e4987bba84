package org.farol.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a student, or who answers for one, may ask for of the data (LGPD, art. 18): all of it, or its erasure. */
final class PersonalData {
    private final Database database;

    PersonalData(Database database) {
        this.database = database;
    }

    /** Column names and values of every row that speaks of some ids, by table; told in the audit log. */
    Map<String, List<Map<String, @Nullable Object>>> export(String studentId, Set<String> ids) {
        return database.inTransaction(connection -> {
            var rows = new StudentRows(connection).of(ids);
            AuditLog.append(
                    connection,
                    AuditEvent.STUDENT_EXPORTED,
                    Pseudonyms.of(connection).of(studentId));
            connection.commit();
            return rows;
        });
    }

    /** Whether a row speaks of one of some ids. */
    boolean knows(Set<String> ids) {
        return database.inTransaction(connection -> !Collections.disjoint(new StudentRows(connection).ids(), ids));
    }

    /** Erases some ids of one student, then the bytes that the database leaves behind. */
    void erase(String studentId, Collection<String> ids) {
        database.inTransaction(connection -> {
            erase(connection, studentId, ids);
            connection.commit();
            return ids;
        });
        eraseLeftBehind();
    }

    private static void erase(Connection connection, String studentId, Collection<String> ids) throws SQLException {
        var pseudonyms = Pseudonyms.of(connection);
        new StudentRows(connection).erase(ids);
        for (var id : ids) {
            remember(connection, pseudonyms.of(id));
        }
        AuditLog.append(connection, AuditEvent.STUDENT_ERASED, pseudonyms.of(studentId));
    }

    private static void remember(Connection connection, String pseudonym) throws SQLException {
        try (var delete = connection.prepareStatement("delete from erasure where pseudonym = ?");
                var insert = connection.prepareStatement(
                        "insert into erasure (pseudonym, erased_at, left_behind) values (?, ?, true)")) {
            delete.setString(1, pseudonym);
            delete.executeUpdate();
            insert.setString(1, pseudonym);
            insert.setObject(2, Instant.now().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** What was deleted is still on the disk until the database is told, also after a crash before that. */
    void eraseLeftBehind() {
        if (!database.reading("select pseudonym from erasure where left_behind", row -> row.getString(1))
                .isEmpty()) {
            database.expunge(fresh -> {
                try (var update = fresh.createStatement()) {
                    update.executeUpdate("update erasure set left_behind = false");
                }
            });
        }
    }

    /** Who was erased, and the key of their pseudonyms: what a copy of the data made before must be told. */
    public record Erasures(String secret, Set<String> pseudonyms) {}

    Erasures erasures() {
        return new Erasures(
                database.reading("select secret from pseudonym_key", row -> row.getString(1))
                        .getFirst(),
                Set.copyOf(database.reading("select pseudonym from erasure", row -> row.getString(1))));
    }

    /** Erases again whom an older copy of the data brought back. */
    void eraseAgain(Erasures erasures) {
        if (erasures.pseudonyms().isEmpty()) {
            return;
        }
        var back = database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("update pseudonym_key set secret = ?")) {
                update.setString(1, erasures.secret());
                update.executeUpdate();
            }
            var pseudonyms = Pseudonyms.of(connection);
            var found = new TreeSet<String>();
            for (var id : new StudentRows(connection).ids()) {
                if (erasures.pseudonyms().contains(pseudonyms.of(id))) {
                    found.add(id);
                }
            }
            for (var id : found) {
                erase(connection, id, Set.of(id));
            }
            connection.commit();
            return found;
        });
        if (!back.isEmpty()) {
            eraseLeftBehind();
        }
    }
}
