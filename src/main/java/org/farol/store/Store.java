package org.farol.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadFile;
import org.farol.work.Progress;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The store of one data folder: an H2 file, open in one process at a time. Safe for use by several threads. What a
 * method has written is on disk when it returns; a write that fails or is cancelled leaves everything as it was.
 */
public final class Store implements AutoCloseable {
    private final JdbcDataSource source;
    /** H2 closes a database with its last connection; this one keeps it open between operations. */
    private final Connection keeper;

    private @Nullable Records records;

    private Store(JdbcDataSource source, Connection keeper) {
        this.source = source;
        this.keeper = keeper;
    }

    /**
     * Opens the store of {@code folder}, making or migrating it where needed.
     *
     * @throws StoreException if it is in use, cannot be written, is damaged or of a newer version
     */
    public static Store open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, e);
        }
        var source = new JdbcDataSource();
        // WRITE_DELAY=0: a commit is on disk before it is confirmed, rather than half a second later.
        source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("farol") + ";WRITE_DELAY=0");
        source.setUser("farol");
        try {
            var keeper = source.getConnection();
            try {
                migrate(source);
            } catch (FlywayException e) {
                keeper.close();
                throw e;
            }
            return new Store(source, keeper);
        } catch (SQLException e) {
            throw failure(e);
        } catch (FlywayValidateException e) {
            throw new StoreException(StoreException.Reason.NEWER_VERSION, e);
        } catch (FlywayException e) {
            throw new StoreException(StoreException.Reason.UNREADABLE, e);
        }
    }

    private static void migrate(JdbcDataSource source) {
        Flyway.configure(Store.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:org/farol/store/migrations")
                // The default tolerates versions that a newer Farol applied and this one does not know.
                .ignoreMigrationPatterns(new String[0])
                .validateOnMigrate(true)
                .load()
                .migrate();
    }

    private static StoreException failure(SQLException e) {
        return new StoreException(
                switch (e.getErrorCode()) {
                    case ErrorCode.DATABASE_ALREADY_OPEN_1 -> StoreException.Reason.IN_USE;
                    case ErrorCode.FILE_CREATION_FAILED_1,
                            ErrorCode.DATABASE_IS_READ_ONLY,
                            ErrorCode.IO_EXCEPTION_1,
                            ErrorCode.IO_EXCEPTION_2 -> StoreException.Reason.NOT_WRITABLE;
                    default -> StoreException.Reason.UNREADABLE;
                },
                e);
    }

    /**
     * Writes files with their account and links in one transaction. A file whose bytes were saved before is not saved
     * again; its records count as unchanged.
     *
     * @param files at least one
     */
    public synchronized ImportCounts save(List<ReadFile> files, List<StudentLink> links, Progress progress) {
        return inTransaction(connection -> {
            var writer = new ImportWriter(connection, progress);
            var before = current().linked(links);
            var after = before.with(newRecords(writer, files));
            writer.write(files, links);
            connection.commit();
            records = after;
            return before.changes(records(files), after, links.size());
        });
    }

    /** What {@link #save} would do, without doing it. */
    public synchronized ImportCounts preview(List<ReadFile> files, List<StudentLink> links) {
        return inTransaction(connection -> {
            var before = current().linked(links);
            var after = before.with(newRecords(new ImportWriter(connection, Progress.NONE), files));
            return before.changes(records(files), after, links.size());
        });
    }

    private static List<YearlyRecord> newRecords(ImportWriter writer, List<ReadFile> files) throws SQLException {
        var unknown = new ArrayList<ReadFile>();
        for (var file : files) {
            if (!writer.knows(file)) {
                unknown.add(file);
            }
        }
        return records(unknown);
    }

    private static List<YearlyRecord> records(List<ReadFile> files) {
        return files.stream().flatMap(file -> file.records().stream()).toList();
    }

    /** The records as last saved, read from the file the first time. */
    private synchronized Records current() {
        if (records == null) {
            var links = new HashMap<String, String>();
            reading(
                    "select own_id, student_id from student_link",
                    row -> links.put(row.getString("own_id"), row.getString("student_id")));
            records = new Records(reading("""
                    select observation.*, import.file from observation
                    join import on import.id = observation.import_id
                    order by observation.id
                    """, Store::observation), links);
        }
        return records;
    }

    /** The ids without RA that were linked before, and their students. */
    public Map<String, String> links() {
        return current().links();
    }

    /** Years with records, ascending. */
    public List<Integer> years() {
        return current().all().stream()
                .map(YearlyRecord::year)
                .distinct()
                .sorted()
                .toList();
    }

    /** The records of a year, by student id. */
    public List<YearlyRecord> records(int year) {
        return current().all().stream().filter(record -> record.year() == year).toList();
    }

    /** All records, by student id and year. */
    public List<YearlyRecord> records() {
        return List.copyOf(current().all());
    }

    /** Every student with all records. */
    public List<StudentHistory> histories() {
        var byStudent = new LinkedHashMap<String, List<YearlyRecord>>();
        for (var record : records()) {
            byStudent
                    .computeIfAbsent(record.studentId(), id -> new ArrayList<>())
                    .add(record);
        }
        return byStudent.entrySet().stream()
                .map(entry -> new StudentHistory(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One student's records; none when the id is unknown. Ids that were linked lead to their student. */
    public StudentHistory history(String studentId) {
        var known = current().of(studentId);
        return new StudentHistory(known.isEmpty() ? studentId : known.getFirst().studentId(), known);
    }

    /** Adds predictions to the history. */
    public void record(List<Prediction> predictions) {
        inTransaction(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into prediction (student_id, ano, model_version, threshold, risk, scored_at)
                    values (?, ?, ?, ?, ?, ?)
                    """)) {
                for (var prediction : predictions) {
                    insert.setString(1, prediction.studentId());
                    insert.setInt(2, prediction.year());
                    insert.setString(3, prediction.modelVersion());
                    insert.setDouble(4, prediction.threshold());
                    insert.setDouble(5, prediction.risk());
                    insert.setObject(6, prediction.scoredAt().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                return predictions.size();
            }
        });
    }

    /** One student's predictions, newest first. */
    public List<Prediction> predictions(String studentId) {
        return reading(
                "select * from prediction where student_id = ? order by id desc",
                row -> new Prediction(
                        row.getString("student_id"),
                        row.getInt("ano"),
                        row.getString("model_version"),
                        row.getDouble("threshold"),
                        row.getDouble("risk"),
                        row.getObject("scored_at", Instant.class)),
                studentId);
    }

    private static YearlyRecord observation(ResultSet row) throws SQLException {
        return new YearlyRecord(
                row.getString("own_id"),
                row.getInt("ano"),
                RecordColumns.read(row),
                new Source(row.getString("file"), row.getString("source_sheet"), row.getInt("source_row")));
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Commits what it wants kept; the rest is rolled back. */
    @FunctionalInterface
    private interface Transaction<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> List<T> reading(String sql, RowReader<T> reader, Object... parameters) {
        try (var connection = source.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private <T> T inTransaction(Transaction<T> transaction) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return transaction.run(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
