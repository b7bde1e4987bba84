package org.farol.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.work.Progress;
import tools.jackson.databind.json.JsonMapper;

/** Writes imports within one transaction. */
final class ImportWriter {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROWS_A_BATCH = 1_000;

    private final Connection connection;
    private final Progress progress;

    ImportWriter(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /** Writes the files that were not imported before, and the links. */
    void write(List<ReadFile> files, List<StudentLink> links) throws SQLException {
        var importId = 0L;
        var written = 0;
        for (var file : files) {
            var known = importOf(file);
            importId = known.isPresent() ? known.getAsLong() : insert(file);
            progress.report((double) ++written / files.size());
            progress.checkCancelled();
        }
        insertLinks(importId, links);
    }

    /** Whether these very bytes were imported before. */
    boolean knows(ReadFile file) throws SQLException {
        return importOf(file).isPresent();
    }

    private OptionalLong importOf(ReadFile file) throws SQLException {
        try (var query = connection.prepareStatement("select id from import where sha256 = ?")) {
            query.setString(1, file.sha256());
            try (var rows = query.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong("id")) : OptionalLong.empty();
            }
        }
    }

    private long insert(ReadFile file) throws SQLException {
        var id = insertImport(file);
        for (var sheet : file.sheets()) {
            insertAccount(id, sheet);
            insertObservations(id, sheet);
        }
        return id;
    }

    private long insertImport(ReadFile file) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into import (file, sha256, imported_at) values (?, ?, ?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, file.file());
            insert.setString(2, file.sha256());
            insert.setObject(3, Instant.now().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            try (var keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private void insertAccount(long importId, ReadSheet sheet) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into sheet_account (import_id, sheet, raw_rows, columns, refused_rows, cells)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            insert.setLong(1, importId);
            insert.setString(2, sheet.sheet());
            insert.setString(3, JSON.writeValueAsString(sheet.rawRows()));
            insert.setString(4, JSON.writeValueAsString(sheet.columns()));
            insert.setString(5, JSON.writeValueAsString(sheet.refusedRows()));
            insert.setString(6, JSON.writeValueAsString(sheet.cells()));
            insert.executeUpdate();
        }
    }

    private void insertObservations(long importId, ReadSheet sheet) throws SQLException {
        inBatches(
                "insert into observation (import_id, own_id, ano, source_sheet, source_row, " + RecordColumns.NAMES
                        + ") values (?, ?, ?, ?, ?, " + RecordColumns.PARAMETERS + ")",
                sheet.records(),
                (insert, record) -> {
                    insert.setLong(1, importId);
                    insert.setString(2, record.studentId());
                    insert.setInt(3, record.year());
                    insert.setString(4, record.source().sheet());
                    insert.setInt(5, record.source().row());
                    RecordColumns.bind(insert, 6, record.values());
                });
    }

    private void insertLinks(long importId, List<StudentLink> links) throws SQLException {
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
            for (var item : items) {
                binder.bind(statement, item);
                statement.addBatch();
                if (++pending == ROWS_A_BATCH) {
                    progress.checkCancelled();
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
