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
import java.util.stream.Stream;
import org.farol.work.Sha256;

/**
 * Who did what when: a list that only grows, each entry's hash covering the one before. A change made behind Farol's back
 * breaks the chain, unless all that follows is computed again; the entries that backups remember tell that too.
 */
public final class AuditLog {
    private static final String[] CHANGES_OF_RECORDS = Stream.of(
                    AuditEvent.IMPORTED,
                    AuditEvent.IMPORT_UNDONE,
                    AuditEvent.LINKED,
                    AuditEvent.LINK_REFUSED,
                    AuditEvent.STUDENT_ERASED,
                    AuditEvent.RESTORED)
            .map(AuditEvent::name)
            .toArray(String[]::new);

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /** The last entry, which nobody else can add another to until the transaction of {@code connection} ends. */
    private record Head(long id, String hash) {}

    /** Lets nobody else change the records, nor add an entry, until the transaction of {@code connection} ends. */
    static void takeTurn(Connection connection) throws SQLException {
        hold(connection);
    }

    private static Head hold(Connection connection) throws SQLException {
        try (var head = connection.prepareStatement("select id, hash from audit_head for update");
                var row = head.executeQuery()) {
            row.next();
            return new Head(row.getLong("id"), row.getString("hash"));
        }
    }

    /** Adds an entry to the transaction of {@code connection}; nobody else can add one until it ends. */
    static void append(Connection connection, AuditEvent event, String about) throws SQLException {
        var head = hold(connection);
        var id = head.id() + 1;
        var at = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
        var who = System.getProperty("user.name", "");
        var hash = hash(head.hash(), id, at, who, event.name(), about);
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

    /** The number of the last entry that tells of a change of the records; 0 without any. */
    long lastChangeOfRecords() {
        return database.reading(
                        "select max(id) as id from audit_entry where event = any(?)", row -> row.getLong("id"), (Object)
                                CHANGES_OF_RECORDS)
                .getFirst();
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
