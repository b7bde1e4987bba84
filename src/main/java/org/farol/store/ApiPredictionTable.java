package org.farol.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.farol.store.Journal.Entry;

/** The tables of what the local API answered. */
final class ApiPredictionTable {
    /** Answers counted together. The last ones, fewer than these, are counted when somebody asks. */
    static final int BLOCK = 10_000;

    private static final String SEPARATOR = ";";
    /** Bins as letters, from this one on. */
    private static final char FIRST_BIN = 'a';

    private final Database database;
    /** By model, how many answers are not in a block yet; known once asked for. */
    private final Map<String, Integer> uncounted = new HashMap<>();

    ApiPredictionTable(Database database) {
        this.database = database;
    }

    long lastId() {
        return database.reading("select max(id) as last_id from api_prediction", row -> row.getLong("last_id"))
                .getFirst();
    }

    long size() {
        return database.reading("select count(*) as answers from api_prediction", row -> row.getLong("answers"))
                .getFirst();
    }

    /** Takes entries in, without those that are there already. */
    synchronized void insert(List<Entry> entries) {
        var last = lastId();
        var fresh = entries.stream().filter(entry -> entry.id() > last).toList();
        var models = fresh.stream()
                .collect(Collectors.groupingBy(entry -> entry.prediction().modelVersion(), Collectors.counting()));
        models.keySet().forEach(model -> uncounted.computeIfAbsent(model, this::uncountedOf));
        database.inTransaction(connection -> {
            insert(connection, fresh);
            for (var model : models.entrySet()) {
                count(connection, model.getKey(), model.getValue().intValue());
            }
            connection.commit();
            return fresh.size();
        });
    }

    private static void insert(Connection connection, List<Entry> entries) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into api_prediction (id, student_id, answered_at, model_version, threshold, risk, factors, payload,
                    features, bins)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (var entry : entries) {
                var prediction = entry.prediction();
                insert.setLong(1, entry.id());
                insert.setString(2, prediction.studentId());
                insert.setObject(3, prediction.answeredAt().atOffset(ZoneOffset.UTC));
                insert.setString(4, prediction.modelVersion());
                insert.setDouble(5, prediction.threshold());
                insert.setDouble(6, prediction.risk());
                insert.setString(7, prediction.factors());
                insert.setString(8, prediction.payload());
                insert.setString(9, features(prediction.features()));
                insert.setString(10, letters(prediction.bins()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String features(float[] features) {
        var text = new StringBuilder();
        for (var i = 0; i < features.length; i++) {
            text.append(i == 0 ? "" : SEPARATOR).append(Float.isNaN(features[i]) ? "" : Float.toString(features[i]));
        }
        return text.toString();
    }

    private static String letters(int[] bins) {
        var letters = new char[bins.length];
        for (var i = 0; i < bins.length; i++) {
            letters[i] = (char) (FIRST_BIN + bins[i]);
        }
        return new String(letters);
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
            try (var query = connection.prepareStatement(
                    "select id, bins from api_prediction where id > ? and model_version = ? order by id limit ?")) {
                query.setLong(1, after);
                query.setString(2, model);
                query.setInt(3, BLOCK);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        block.add(rows.getLong("id"), rows.getString("bins"));
                    }
                }
            }
            if (block.counts.answers() < BLOCK) {
                // Some were erased meanwhile.
                left = (int) block.counts.answers();
                break;
            }
            try (var insert = connection.prepareStatement("""
                    insert into api_prediction_block (model_version, last_id, first_id, answers, counts)
                    values (?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, model);
                insert.setLong(2, block.lastId);
                insert.setLong(3, block.firstId);
                insert.setInt(4, BLOCK);
                insert.setString(5, block.counts.text());
                insert.executeUpdate();
            }
            after = block.lastId;
            left -= BLOCK;
        }
        uncounted.put(model, left);
    }

    private static final class Block {
        private final BinCounts counts = new BinCounts();
        private long firstId;
        private long lastId;

        Block(long after) {
            lastId = after;
        }

        void add(long id, String bins) {
            firstId = firstId == 0 ? id : firstId;
            lastId = id;
            counts.add(bins(bins), 1);
        }
    }

    private static int[] bins(String letters) {
        return letters.chars().map(letter -> letter - FIRST_BIN).toArray();
    }

    /** Counts the last {@code most} answers of a model. */
    BinCounts counts(String model, long most) {
        var counts = new BinCounts();
        var blocks = database.reading(
                "select * from api_prediction_block where model_version = ? order by last_id desc limit ?",
                row -> new Counted(
                        row.getLong("first_id"),
                        row.getLong("last_id"),
                        row.getInt("answers"),
                        row.getString("counts")),
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
            counts.add(BinCounts.of(block.counts(), block.answers()));
        }
        return counts;
    }

    private record Counted(long firstId, long lastId, int answers, String counts) {}

    private void countRows(BinCounts counts, String model, long after, long upTo, long most) {
        if (most > 0) {
            database.reading("""
                            select bins from api_prediction where model_version = ? and id > ? and id <= ?
                            order by id desc limit ?
                            """, row -> row.getString("bins"), model, after, upTo, most)
                    .forEach(bins -> counts.add(bins(bins), 1));
        }
    }

    /** A student's answers older than {@code before}, newest first. */
    List<Entry> of(String studentId, long before, int most) {
        return database.reading(
                "select * from api_prediction where student_id = ? and id < ? order by id desc limit ?",
                ApiPredictionTable::entry,
                studentId,
                before,
                most);
    }

    /** The features of the last answers of a model, newest first. */
    List<float[]> features(String model, int most) {
        return database.reading(
                "select features from api_prediction where model_version = ? order by id desc limit ?",
                row -> features(row.getString("features")),
                model,
                most);
    }

    private static float[] features(String text) {
        var values = text.split(SEPARATOR, -1);
        var features = new float[values.length];
        for (var i = 0; i < features.length; i++) {
            features[i] = values[i].isEmpty() ? Float.NaN : Float.parseFloat(values[i]);
        }
        return features;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                new ApiPrediction(
                        row.getString("student_id"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        row.getString("model_version"),
                        row.getDouble("threshold"),
                        row.getDouble("risk"),
                        row.getString("factors"),
                        row.getString("payload"),
                        features(row.getString("features")),
                        bins(row.getString("bins"))));
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
        if (gone.isEmpty()) {
            return 0;
        }
        var last = gone.getLast().id();
        uncounted.clear();
        return database.inTransaction(connection -> {
            for (var sql : new String[] {
                "delete from api_prediction_block where first_id <= ?", "delete from api_prediction where id <= ?"
            }) {
                try (var delete = connection.prepareStatement(sql)) {
                    delete.setLong(1, last);
                    delete.executeUpdate();
                }
            }
            connection.commit();
            return gone.size();
        });
    }

    private record Dated(long id, Instant at) {}
}
