package org.farol.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.farol.pede.Source;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.work.Progress;
import tools.jackson.databind.json.JsonMapper;

/** Writes imports within one transaction. */
final class ImportWriter {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROWS_A_BATCH = 1_000;

    /** A student in a year, under the student's own id or RA. */
    private record StudentYear(String studentId, int year) {}

    private final Connection connection;
    private final Progress progress;

    ImportWriter(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    ImportCounts write(List<ReadFile> files, List<StudentLink> links) throws SQLException {
        var importIds = new ArrayList<Long>();
        for (var file : files) {
            var known = importOf(file);
            importIds.add(known.isPresent() ? known.get() : insert(file));
            progress.report(0.8 * importIds.size() / files.size());
        }
        insertLinks(importIds.getLast(), links);
        return mergeTouched(importIds, links);
    }

    /** The import that these very bytes came with before. */
    private Optional<Long> importOf(ReadFile file) throws SQLException {
        try (var query = connection.prepareStatement("select id from import where sha256 = ?")) {
            query.setString(1, file.sha256());
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong("id")) : Optional.empty();
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

    /** Merges anew every student that the imports or their links touch. */
    private ImportCounts mergeTouched(List<Long> importIds, List<StudentLink> links) throws SQLException {
        var merged = mergedObservations(importIds, links);
        var stored = storedRecords();
        var added = new ArrayList<YearlyRecord>();
        var updated = new ArrayList<YearlyRecord>();
        merged.forEach((key, record) -> {
            var before = stored.get(key);
            if (before == null) {
                added.add(record);
            } else if (!before.values().equals(record.values())) {
                updated.add(record);
            }
        });
        progress.report(0.9);
        progress.checkCancelled();
        deleteLinkedIds(links);
        delete(updated);
        insert(added);
        insert(updated);
        progress.report(1);
        return new ImportCounts(
                added.size(), updated.size(), merged.size() - added.size() - updated.size(), links.size());
    }

    private Map<StudentYear, YearlyRecord> mergedObservations(List<Long> importIds, List<StudentLink> links)
            throws SQLException {
        var observations = new LinkedHashMap<StudentYear, List<YearlyRecord>>();
        var touched = new HashSet<String>();
        links.forEach(link -> touched.add(link.studentId()));
        try (var query = connection.prepareStatement("""
                        select observation.*, import.file, coalesce(student_link.student_id, observation.own_id) as student_id
                        from observation
                        join import on import.id = observation.import_id
                        left join student_link on student_link.own_id = observation.own_id
                        order by import_id, source_row
                        """);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var record = new YearlyRecord(
                        rows.getString("student_id"),
                        rows.getInt("ano"),
                        RecordColumns.read(rows),
                        new Source(rows.getString("file"), rows.getString("source_sheet"), rows.getInt("source_row")));
                if (importIds.contains(rows.getLong("import_id"))) {
                    touched.add(record.studentId());
                }
                observations
                        .computeIfAbsent(new StudentYear(record.studentId(), record.year()), key -> new ArrayList<>())
                        .add(record);
            }
        }
        var merged = new LinkedHashMap<StudentYear, YearlyRecord>();
        observations.forEach((key, records) -> {
            if (touched.contains(key.studentId())) {
                merged.put(key, RecordMerge.merge(key.studentId(), records));
            }
        });
        return merged;
    }

    private Map<StudentYear, YearlyRecord> storedRecords() throws SQLException {
        var stored = new HashMap<StudentYear, YearlyRecord>();
        try (var query = connection.prepareStatement("select * from yearly_record");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var record = new YearlyRecord(
                        rows.getString("student_id"),
                        rows.getInt("ano"),
                        RecordColumns.read(rows),
                        new Source(
                                rows.getString("source_file"),
                                rows.getString("source_sheet"),
                                rows.getInt("source_row")));
                stored.put(new StudentYear(record.studentId(), record.year()), record);
            }
        }
        return stored;
    }

    private void deleteLinkedIds(List<StudentLink> links) throws SQLException {
        inBatches(
                "delete from yearly_record where student_id = ?",
                links,
                (delete, link) -> delete.setString(1, link.ownId()));
    }

    private void delete(List<YearlyRecord> records) throws SQLException {
        inBatches("delete from yearly_record where student_id = ? and ano = ?", records, (delete, record) -> {
            delete.setString(1, record.studentId());
            delete.setInt(2, record.year());
        });
    }

    private void insert(List<YearlyRecord> records) throws SQLException {
        inBatches(
                "insert into yearly_record (student_id, ano, source_file, source_sheet, source_row, "
                        + RecordColumns.NAMES + ") values (?, ?, ?, ?, ?, " + RecordColumns.PARAMETERS + ")",
                records,
                (insert, record) -> {
                    insert.setString(1, record.studentId());
                    insert.setInt(2, record.year());
                    insert.setString(3, record.source().file());
                    insert.setString(4, record.source().sheet());
                    insert.setInt(5, record.source().row());
                    RecordColumns.bind(insert, 6, record.values());
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
