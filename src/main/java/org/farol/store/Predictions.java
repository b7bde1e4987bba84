package org.farol.store;

import java.time.ZoneOffset;
import java.util.List;

/** The risks that were told of stored students. */
public final class Predictions {
    private final Database database;

    Predictions(Database database) {
        this.database = database;
    }

    /** Adds some; told in the audit log. */
    public void add(List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            return;
        }
        database.inTransaction(connection -> {
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
                AuditLog.append(
                        connection, AuditEvent.SCORED, predictions.getFirst().modelVersion());
                connection.commit();
                return predictions.size();
            }
        });
    }

    /** One student's, newest first. */
    public List<Prediction> of(String studentId) {
        return database.reading(
                "select * from prediction where student_id = ? order by id desc",
                row -> new Prediction(
                        row.getString("student_id"),
                        row.getInt("ano"),
                        row.getString("model_version"),
                        row.getDouble("threshold"),
                        row.getDouble("risk"),
                        Interventions.instant(row, "scored_at")),
                studentId);
    }
}
