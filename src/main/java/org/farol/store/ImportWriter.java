package org.farol.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.farol.work.Progress;
import org.farol.work.Sha256;

/** Writes imports within one transaction. */
final class ImportWriter {
    private static final int ROWS_A_BATCH = 1_000;

    private final Connection connection;
    private final Progress progress;

    ImportWriter(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /** Writes a file with its account and gives its import's number. */
    long insert(ReadFile file, String decisions) throws SQLException, UnreadableSpreadsheetException {
        var id = insertImport(file, decisions);
        for (var i = 0; i < file.sheets().size(); i++) {
            insertAccount(id, i, file.sheets().get(i));
            insertObservations(id, file.sheets().get(i));
        }
        return id;
    }

    /** Sets an import aside for a later one of the same bytes under other decisions. */
    void supersede(long importId, long later) throws SQLException {
        try (var update = connection.prepareStatement("update import set superseded_by = ? where id = ?")) {
            update.setLong(1, later);
            update.setLong(2, importId);
            update.executeUpdate();
        }
    }

    private long insertImport(ReadFile file, String decisions) throws SQLException, UnreadableSpreadsheetException {
        try (var insert = connection.prepareStatement(
                        "insert into import (file, sha256, decisions, imported_at, content) values (?, ?, ?, ?, ?)",
                        Statement.RETURN_GENERATED_KEYS);
                var content = new DigestInputStream(Files.newInputStream(file.path()), Sha256.digest())) {
            insert.setString(1, file.file());
            insert.setString(2, file.sha256());
            insert.setString(3, decisions);
            insert.setObject(4, Instant.now().atOffset(ZoneOffset.UTC));
            insert.setBinaryStream(5, content);
            insert.executeUpdate();
            var kept = HexFormat.of().formatHex(content.getMessageDigest().digest());
            if (!kept.equals(file.sha256())) {
                throw new UnreadableSpreadsheetException(file.file(), Reason.CHANGED);
            }
            try (var keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (UnreadableSpreadsheetException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableSpreadsheetException(file.file(), Reason.MISSING, e);
        }
    }

    private void insertAccount(long importId, int position, ReadSheet sheet) throws SQLException {
        progress.checkCancelled();
        var account = new ByteArrayOutputStream();
        try {
            TableAccount.write(sheet, account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var insert = connection.prepareStatement(
                "insert into table_account (import_id, position, account) values (?, ?, ?)")) {
            insert.setLong(1, importId);
            insert.setInt(2, position);
            insert.setBytes(3, account.toByteArray());
            insert.executeUpdate();
        }
    }

    private void insertObservations(long importId, ReadSheet sheet) throws SQLException {
        inBatches(
                "insert into observation (import_id, own_id, ano, source_sheet, source_row, derived, "
                        + RecordColumns.NAMES + ") values (?, ?, ?, ?, ?, ?, " + RecordColumns.PARAMETERS + ")",
                sheet.records(),
                (insert, record) -> bind(insert, importId, record));
    }

    private static void bind(PreparedStatement insert, long importId, YearlyRecord record) throws SQLException {
        insert.setLong(1, importId);
        insert.setString(2, record.studentId());
        insert.setInt(3, record.year());
        insert.setString(4, record.source().sheet());
        insert.setInt(5, record.source().row());
        insert.setString(
                6,
                String.join(
                        ",",
                        record.derived().stream()
                                .map(Field::columnName)
                                .sorted()
                                .toList()));
        RecordColumns.bind(insert, 7, record.values());
    }

    /** Writes links that an import proved. */
    void insertLinks(long importId, List<StudentLink> links) throws SQLException {
        inBatches(
                "insert into student_link (own_id, student_id, import_id) values (?, ?, ?)", links, (insert, link) -> {
                    insert.setString(1, link.ownId());
                    insert.setString(2, link.studentId());
                    insert.setLong(3, importId);
                });
    }

    @FunctionalInterface
    private interface Binder<T> {
        void bind(PreparedStatement statement, T item) throws SQLException;
    }

    private <T> void inBatches(String sql, List<T> items, Binder<T> binder) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            var pending = 0;
            var written = 0;
            for (var item : items) {
                binder.bind(statement, item);
                statement.addBatch();
                written++;
                if (++pending == ROWS_A_BATCH) {
                    progress.checkCancelled();
                    progress.report((double) written / items.size());
                    statement.executeBatch();
                    pending = 0;
                }
            }
            if (pending > 0) {
                statement.executeBatch();
            }
        }
    }
}
