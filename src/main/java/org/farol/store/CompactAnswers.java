package org.farol.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Migration 9: what the local API answered in a fifth of the room, each answer naming the one before it to the same
 * student. Written in Java because of the answers that are there: SQL cannot pack them.
 */
final class CompactAnswers implements JavaMigration {
    private static final int ROWS_A_BATCH = 1_000;

    private static final List<String> BEFORE =
            List.of("""
            create table api_prediction_compact (
                id            bigint primary key,
                student_id    varchar not null,
                previous_id   bigint,
                answered_at   timestamp with time zone not null,
                model_version varchar not null,
                threshold     double precision not null,
                risk          double precision not null,
                factors       bytea not null,
                payload       varchar not null,
                variables     bytea not null,
                bins          bytea not null
            )
            """, """
            create table api_prediction_latest (
                student_id varchar primary key,
                last_id    bigint not null
            )
            """, "alter table api_prediction_block add column sums varchar default '' not null");

    private static final List<String> AFTER =
            List.of("drop table api_prediction", "alter table api_prediction_compact rename to api_prediction");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("9");
    }

    @Override
    public String getDescription() {
        return "compact answers";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        execute(connection, BEFORE);
        copy(connection);
        execute(connection, AFTER);
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void copy(Connection connection) throws SQLException {
        var latest = new HashMap<String, Long>();
        try (var query = connection.createStatement();
                var insert = connection.prepareStatement("""
                        insert into api_prediction_compact (id, student_id, previous_id, answered_at, model_version,
                            threshold, risk, factors, payload, variables, bins)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            var from = 0L;
            for (var copied = ROWS_A_BATCH; copied == ROWS_A_BATCH; ) {
                copied = 0;
                try (var rows = after(query, from)) {
                    while (rows.next()) {
                        from = rows.getLong("id");
                        var before = latest.put(rows.getString("student_id"), from);
                        insert.setLong(1, from);
                        insert.setString(2, rows.getString("student_id"));
                        insert.setObject(3, before, Types.BIGINT);
                        insert.setObject(4, rows.getObject("answered_at"));
                        insert.setString(5, rows.getString("model_version"));
                        insert.setDouble(6, rows.getDouble("threshold"));
                        insert.setDouble(7, rows.getDouble("risk"));
                        insert.setBytes(8, PackedAnswer.factors(PackedAnswer.ofJson(rows.getString("factors"))));
                        insert.setString(9, rows.getString("payload"));
                        insert.setBytes(10, PackedAnswer.values(values(rows.getString("features"))));
                        insert.setBytes(11, PackedAnswer.bins(bins(rows.getString("bins"))));
                        insert.addBatch();
                        copied++;
                    }
                }
                insert.executeBatch();
            }
        }
        try (var insert =
                connection.prepareStatement("insert into api_prediction_latest (student_id, last_id) values (?, ?)")) {
            for (var entry : latest.entrySet()) {
                insert.setString(1, entry.getKey());
                insert.setLong(2, entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static ResultSet after(Statement query, long id) throws SQLException {
        return query.executeQuery("select * from api_prediction where id > " + id + " order by id fetch first "
                + ROWS_A_BATCH + " rows only");
    }

    private static double[] values(String text) {
        return Arrays.stream(text.split(";", -1))
                .mapToDouble(value -> value.isEmpty() ? Double.NaN : Double.parseDouble(value))
                .toArray();
    }

    private static int[] bins(String letters) {
        return letters.chars().map(letter -> letter - 'a').toArray();
    }
}
