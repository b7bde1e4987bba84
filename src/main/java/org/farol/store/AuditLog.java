package org.farol.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.farol.work.Sha256;

/**
 * Who did what when: a list that only grows, each entry's hash covering the one before. A change made behind Farol's back
 * breaks the chain, unless all that follows is computed again; the entries that backups remember tell that too.
 */
public final class AuditLog {
    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /** Adds an entry to the transaction of {@code connection}; nobody else can add one until it ends. */
    static void append(Connection connection, AuditEvent event, String about) throws SQLException {
        long id;
        String before;
        try (var head = connection.prepareStatement("select id, hash from audit_head for update");
                var row = head.executeQuery()) {
            row.next();
            id = row.getLong("id") + 1;
            before = row.getString("hash");
        }
        var at = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
        var who = System.getProperty("user.name", "");
        var hash = hash(before, id, at, who, event.name(), about);
        try (var insert = connection.prepareStatement(
                "insert into audit_entry (id, happened_at, who, event, about, hash) values (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.setString(3, who);
            insert.setString(4, event.name());
            insert.setString(5, about);
            insert.setString(6, hash);
            insert.executeUpdate();
        }
        try (var update = connection.prepareStatement("update audit_head set id = ?, hash = ?")) {
            update.setLong(1, id);
            update.setString(2, hash);
            update.executeUpdate();
        }
    }

    /** Each field with its length before it, so that no two different entries read the same. */
    private static String hash(String before, long id, Instant at, String who, String event, String about) {
        var text = new StringBuilder();
        for (var field : List.of(before, Long.toString(id), at.toString(), who, event, about)) {
            text.append(field.length()).append(':').append(field);
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an entry about something outside the store. */
    public void append(AuditEvent event, String about) {
        append(event, List.of(about));
    }

    /** Adds an entry for each of what it is about, all or none. */
    public void append(AuditEvent event, List<String> abouts) {
        database.inTransaction(connection -> {
            for (var about : abouts) {
                append(connection, event, about);
            }
            connection.commit();
            return event;
        });
    }

    /** All entries, oldest first. */
    public List<AuditEntry> entries() {
        return database.reading(
                "select id, happened_at, who, event, about, hash from audit_entry order by id",
                row -> new AuditEntry(
                        row.getLong("id"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        AuditEvent.valueOf(row.getString("event")),
                        row.getString("about"),
                        row.getString("hash")));
    }

    /** The number of the first entry that is not as it was written; empty if all are, up to the last. */
    public Optional<Long> firstBroken() {
        var before = "";
        var expected = 1L;
        for (var entry : entries()) {
            if (entry.id() != expected
                    || !entry.hash()
                            .equals(hash(
                                    before,
                                    entry.id(),
                                    entry.at(),
                                    entry.who(),
                                    entry.event().name(),
                                    entry.about()))) {
                return Optional.of(expected);
            }
            before = entry.hash();
            expected++;
        }
        var end = before;
        var head = database.reading("select hash from audit_head", row -> row.getString("hash"));
        return head.equals(List.of(end)) ? Optional.empty() : Optional.of(expected);
    }
}
