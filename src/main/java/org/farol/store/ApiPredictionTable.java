package org.farol.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.farol.store.Journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The tables of what the local API answered. Each answer names the one before it to the same student: an index of students
 * would be written all over with every few thousand answers, this grows only at its end.
 */
final class ApiPredictionTable {
    /** Answers counted together. The last ones, fewer than these, are counted when somebody asks. */
    static final int BLOCK = 10_000;

    private final Database database;
    /** By model, how many answers are not in a block yet; known once asked for. */
    private final Map<String, Integer> uncounted = new HashMap<>();

    ApiPredictionTable(Database database) {
        this.database = database;
    }

    /** The highest number that was given. */
    long lastId() {
        // The last answers may have been deleted; their numbers are not given again, since others may name them.
        return Math.max(
                lastKept(),
                database.reading(
                                "select max(last_id) as last_id from api_prediction_latest",
                                row -> row.getLong("last_id"))
                        .getFirst());
    }

    private long lastKept() {
        return database.reading("select max(id) as last_id from api_prediction", row -> row.getLong("last_id"))
                .getFirst();
    }

    long size() {
        return database.reading("select count(*) as answers from api_prediction", row -> row.getLong("answers"))
                .getFirst();
    }

    /** Takes entries in, without those that are there already. */
    synchronized void insert(List<Entry> entries) {
        var last = lastKept();
        var fresh = entries.stream().filter(entry -> entry.id() > last).toList();
        database.inTransaction(connection -> write(connection, fresh));
    }

    /** Takes answers in with numbers after those that are there, whoever wrote these; says which is the last. */
    synchronized long append(List<ApiPrediction> predictions) {
        return database.inTransaction(connection -> {
            AuditLog.takeTurn(connection);
            if (database.isShared()) {
                // Others make blocks too.
                uncounted.clear();
            }
            var entries = new ArrayList<Entry>();
            var next = lastId() + 1;
            for (var prediction : predictions) {
                entries.add(new Entry(next++, prediction));
            }
            write(connection, entries);
            return next - 1;
        });
    }

    private int write(Connection connection, List<Entry> entries) throws SQLException {
        var models = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.prediction().modelVersion(), Collectors.counting()));
        models.keySet().forEach(model -> uncounted.computeIfAbsent(model, this::uncountedOf));
        insert(connection, entries);
        for (var model : models.entrySet()) {
            count(connection, model.getKey(), model.getValue().intValue());
        }
        connection.commit();
        return entries.size();
    }

    private static void insert(Connection connection, List<Entry> entries) throws SQLException {
        var latest = new Latest(connection);
        try (var insert = connection.prepareStatement("""
                insert into api_prediction (id, student_id, previous_id, answered_at, model_version, threshold, risk,
                    factors, payload, variables, bins)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (var entry : entries) {
                var prediction = entry.prediction();
                insert.setLong(1, entry.id());
                insert.setString(2, prediction.studentId());
                setId(insert, 3, latest.replace(prediction.studentId(), entry.id()));
                insert.setObject(4, prediction.answeredAt().atOffset(ZoneOffset.UTC));
                insert.setString(5, prediction.modelVersion());
                insert.setDouble(6, prediction.threshold());
                insert.setDouble(7, prediction.risk());
                insert.setBytes(8, PackedAnswer.factors(prediction.factors()));
                insert.setString(9, prediction.payload());
                insert.setBytes(10, PackedAnswer.values(prediction.values()));
                insert.setBytes(11, PackedAnswer.bins(prediction.bins()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        latest.write();
    }

    private static void setId(PreparedStatement statement, int index, @Nullable Long id) throws SQLException {
        if (id == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, id);
        }
    }

    /** The latest answer to each student, as a transaction changes it. */
    private static final class Latest {
        private final Connection connection;
        private final Map<String, Long> known = new HashMap<>();
        private final Map<String, Long> changed = new HashMap<>();

        Latest(Connection connection) {
            this.connection = connection;
        }

        /** Says which was the latest before; null without any. */
        @Nullable
        Long replace(String studentId, long id) throws SQLException {
            var before = changed.put(studentId, id);
            if (before != null) {
                return before;
            }
            try (var query =
                    connection.prepareStatement("select last_id from api_prediction_latest where student_id = ?")) {
                query.setString(1, studentId);
                try (var row = query.executeQuery()) {
                    if (!row.next()) {
                        return null;
                    }
                    known.put(studentId, row.getLong("last_id"));
                    return row.getLong("last_id");
                }
            }
        }

        void write() throws SQLException {
            try (var update = connection.prepareStatement(
                            "update api_prediction_latest set last_id = ? where student_id = ?");
                    var insert = connection.prepareStatement(
                            "insert into api_prediction_latest (last_id, student_id) values (?, ?)")) {
                for (var entry : changed.entrySet()) {
                    var statement = known.containsKey(entry.getKey()) ? update : insert;
                    statement.setLong(1, entry.getValue());
                    statement.setString(2, entry.getKey());
                    statement.addBatch();
                }
                update.executeBatch();
                insert.executeBatch();
            }
        }
    }

    private int uncountedOf(String model) {
        return database.reading(
                        "select count(*) as answers from api_prediction where model_version = ? and id > ?",
                        row -> row.getInt("answers"),
                        model,
                        lastCounted(model))
                .getFirst();
    }

    private long lastCounted(String model) {
        return database.reading(
                        "select max(last_id) as last_id from api_prediction_block where model_version = ?",
                        row -> row.getLong("last_id"),
                        model)
                .getFirst();
    }

    /** Makes blocks of what {@code more} answers have made enough for. */
    private void count(Connection connection, String model, int more) throws SQLException {
        var left = Objects.requireNonNull(uncounted.get(model)) + more;
        var after = left < BLOCK ? 0 : lastCounted(model);
        while (left >= BLOCK) {
            var block = new Block(after);
            try (var query = connection.prepareStatement("""
                    select id, variables, bins from api_prediction where id > ? and model_version = ?
                    order by id limit ?
                    """)) {
                query.setLong(1, after);
                query.setString(2, model);
                query.setInt(3, BLOCK);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        block.add(rows);
                    }
                }
            }
            if (block.counts.answers() < BLOCK) {
                // Some were erased meanwhile.
                left = (int) block.counts.answers();
                break;
            }
            try (var insert = connection.prepareStatement("""
                    insert into api_prediction_block (model_version, last_id, first_id, answers, counts, sums)
                    values (?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, model);
                insert.setLong(2, block.lastId);
                insert.setLong(3, block.firstId);
                insert.setInt(4, BLOCK);
                insert.setString(5, block.counts.countsText());
                insert.setString(6, block.counts.sumsText());
                insert.executeUpdate();
            }
            after = block.lastId;
            left -= BLOCK;
        }
        uncounted.put(model, left);
    }

    private static final class Block {
        private final AnswerCounts counts = new AnswerCounts();
        private long firstId;
        private long lastId;

        Block(long after) {
            lastId = after;
        }

        void add(ResultSet row) throws SQLException {
            var id = row.getLong("id");
            firstId = firstId == 0 ? id : firstId;
            lastId = id;
            counts.add(PackedAnswer.bins(row.getBytes("bins")), PackedAnswer.values(row.getBytes("variables")));
        }
    }

    /** Counts the last {@code most} answers of a model. */
    AnswerCounts counts(String model, long most) {
        var counts = new AnswerCounts();
        var blocks = database.reading(
                "select * from api_prediction_block where model_version = ? order by last_id desc limit ?",
                row -> new Counted(
                        row.getLong("first_id"),
                        row.getLong("last_id"),
                        row.getInt("answers"),
                        row.getString("counts"),
                        row.getString("sums")),
                model,
                most / BLOCK + 1);
        var newest = blocks.isEmpty() ? 0 : blocks.getFirst().lastId();
        countRows(counts, model, newest, Long.MAX_VALUE, most);
        for (var block : blocks) {
            var left = most - counts.answers();
            if (left < block.answers()) {
                countRows(counts, model, block.firstId() - 1, block.lastId(), left);
                break;
            }
            counts.add(AnswerCounts.of(block.counts(), block.sums(), block.answers()));
        }
        return counts;
    }

    private record Counted(long firstId, long lastId, int answers, String counts, String sums) {}

    private void countRows(AnswerCounts counts, String model, long after, long upTo, long most) {
        if (most > 0) {
            database.reading(
                    """
                            select variables, bins from api_prediction where model_version = ? and id > ? and id <= ?
                            order by id desc limit ?
                            """,
                    row -> {
                        counts.add(
                                PackedAnswer.bins(row.getBytes("bins")),
                                PackedAnswer.values(row.getBytes("variables")));
                        return true;
                    },
                    model,
                    after,
                    upTo,
                    most);
        }
    }

    /**
     * A student's answers, newest first.
     *
     * @param most how many, at most
     * @param bytes after so many, no more
     */
    List<ApiPrediction> of(String studentId, int most, long bytes) {
        return database.inTransaction(connection -> {
            var found = new ArrayList<ApiPrediction>();
            var left = bytes;
            try (var query =
                    connection.prepareStatement("select * from api_prediction where id = ? and student_id = ?")) {
                var id = latestOf(connection, studentId);
                while (id > 0 && found.size() < most && left > 0) {
                    query.setLong(1, id);
                    query.setString(2, studentId);
                    try (var row = query.executeQuery()) {
                        if (!row.next()) {
                            // Deleted as too old, as are all before it.
                            break;
                        }
                        found.add(prediction(row));
                        left -= ApiPredictions.bytes(found.getLast());
                        id = row.getLong("previous_id");
                    }
                }
            }
            return found;
        });
    }

    private static long latestOf(Connection connection, String studentId) throws SQLException {
        try (var query =
                connection.prepareStatement("select last_id from api_prediction_latest where student_id = ?")) {
            query.setString(1, studentId);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong("last_id") : 0;
            }
        }
    }

    /** The values of the last answers of a model, newest first. */
    List<double[]> values(String model, int most) {
        return database.reading(
                "select variables from api_prediction where model_version = ? order by id desc limit ?",
                row -> PackedAnswer.values(row.getBytes("variables")),
                model,
                most);
    }

    private static ApiPrediction prediction(ResultSet row) throws SQLException {
        return new ApiPrediction(
                row.getString("student_id"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                row.getString("model_version"),
                row.getDouble("threshold"),
                row.getDouble("risk"),
                PackedAnswer.factors(row.getBytes("factors")),
                row.getString("payload"),
                PackedAnswer.values(row.getBytes("variables")),
                PackedAnswer.bins(row.getBytes("bins")));
    }

    /** Deletes up to {@code most} answers older than {@code instant}, with the blocks that they begin; says how many. */
    synchronized int deleteBefore(Instant instant, int most) {
        var old = database.reading(
                "select id, answered_at from api_prediction order by id limit ?",
                row -> new Dated(
                        row.getLong("id"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant()),
                most);
        var gone = old.stream().filter(answer -> answer.at().isBefore(instant)).toList();
        database.inTransaction(connection -> {
            if (!gone.isEmpty()) {
                uncounted.clear();
                for (var sql : new String[] {
                    "delete from api_prediction_block where first_id <= ?", "delete from api_prediction where id <= ?"
                }) {
                    try (var delete = connection.prepareStatement(sql)) {
                        delete.setLong(1, gone.getLast().id());
                        delete.executeUpdate();
                    }
                }
            }
            if (gone.size() < most) {
                forgetStudents(connection);
            }
            connection.commit();
            return gone;
        });
        return gone.size();
    }

    private record Dated(long id, Instant at) {}

    /** Of who has no answer left nothing is kept; but the highest number, which is not to be given again. */
    private void forgetStudents(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from api_prediction_latest
                where last_id < ? and not exists (select id from api_prediction where id = last_id)
                """)) {
            delete.setLong(1, lastId());
            delete.executeUpdate();
        }
    }
}
