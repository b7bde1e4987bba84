package org.farol.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.farol.store.DriftEntry.Outcome;
import org.farol.store.DriftEntry.Value;

/** The stored drifts. Those of an import are gone when it is undone. */
public final class DriftHistory {
    private static final String IN_FORCE = """
            from drift left join import on import.id = drift.import_id
            where import.superseded_by is null
            """;

    private final Database database;

    DriftHistory(Database database) {
        this.database = database;
    }

    /** All of the imports in force and of windows of calls, oldest first. */
    public List<DriftEntry> entries() {
        Map<Long, List<Value>> values = new HashMap<>();
        database.reading(
                "select * from drift_value order by drift_id, variable",
                row -> values.computeIfAbsent(row.getLong("drift_id"), id -> new ArrayList<>())
                        .add(new Value(
                                row.getString("variable"),
                                row.getDouble("psi"),
                                row.getDouble("p"),
                                row.getString("severity"))));
        return database.reading(
                "select drift.*, import.file " + IN_FORCE + " order by drift.id",
                row -> entry(row, values.getOrDefault(row.getLong("id"), List.of())));
    }

    private static DriftEntry entry(ResultSet row, List<Value> values) throws SQLException {
        var importId = row.getLong("import_id");
        var ofImport = !row.wasNull();
        var year = row.getInt("ano");
        var ofYear = !row.wasNull();
        var outcomeYear = row.getInt("outcome_year");
        Optional<Outcome> outcome = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Outcome(
                        outcomeYear,
                        row.getDouble("outcome_rate"),
                        row.getDouble("auc"),
                        row.getDouble("brier"),
                        row.getDouble("recall")));
        return new DriftEntry(
                Interventions.instant(row, "computed_at"),
                ofImport ? OptionalLong.of(importId) : OptionalLong.empty(),
                ofImport ? row.getString("file") : "",
                row.getString("model_version"),
                ofYear ? OptionalInt.of(year) : OptionalInt.empty(),
                row.getInt("students"),
                values,
                outcome);
    }

    /** Adds one. */
    public void add(DriftEntry entry) {
        database.inTransaction(connection -> {
            var id = insert(connection, entry);
            try (var insert = connection.prepareStatement(
                    "insert into drift_value (drift_id, variable, psi, p, severity) values (?, ?, ?, ?, ?)")) {
                for (var value : entry.values()) {
                    insert.setLong(1, id);
                    insert.setString(2, value.variable());
                    insert.setDouble(3, value.psi());
                    insert.setDouble(4, value.p());
                    insert.setString(5, value.severity());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            return id;
        });
    }

    private static long insert(Connection connection, DriftEntry entry) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into drift (computed_at, import_id, model_version, ano, students,
                    outcome_year, outcome_rate, auc, brier, recall) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, Statement.RETURN_GENERATED_KEYS)) {
            insert.setObject(1, Interventions.at(entry.computedAt()));
            if (entry.importId().isPresent()) {
                insert.setLong(2, entry.importId().getAsLong());
            } else {
                insert.setNull(2, Types.BIGINT);
            }
            insert.setString(3, entry.modelVersion());
            if (entry.year().isPresent()) {
                insert.setInt(4, entry.year().getAsInt());
            } else {
                insert.setNull(4, Types.INTEGER);
            }
            insert.setInt(5, entry.students());
            if (entry.outcome().isPresent()) {
                var outcome = entry.outcome().get();
                insert.setInt(6, outcome.year());
                insert.setDouble(7, outcome.rate());
                insert.setDouble(8, outcome.auc());
                insert.setDouble(9, outcome.brier());
                insert.setDouble(10, outcome.recall());
            } else {
                insert.setNull(6, Types.INTEGER);
                for (var i = 7; i <= 10; i++) {
                    insert.setNull(i, Types.DOUBLE);
                }
            }
            insert.executeUpdate();
            try (var keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }
}
