package org.farol.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The model that all who share the data use, kept with it as the two files of a model. */
public final class SharedModel {
    private final Database database;

    SharedModel(Database database) {
        this.database = database;
    }

    /**
     * A model's files.
     *
     * @param sha256 of {@code metadata}, which tells that of {@code onnx}
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared but by its SHA-256.
    public record Content(String sha256, byte[] metadata, byte[] onnx) {}

    /** The SHA-256 by which it is told from others; empty before there is one. */
    public Optional<String> sha256() {
        return database.reading("select sha256 from shared_model", row -> row.getString("sha256")).stream()
                .findFirst();
    }

    /** The model; empty before there is one. */
    public Optional<Content> content() {
        return database
                .reading(
                        "select sha256, metadata, onnx from shared_model",
                        row -> new Content(row.getString("sha256"), row.getBytes("metadata"), row.getBytes("onnx")))
                .stream()
                .findFirst();
    }

    /** Keeps a model, in place of the one before; told in the audit log. */
    public void put(String version, Content content) {
        database.inTransaction(connection -> {
            AuditLog.takeTurn(connection);
            write(connection, version, content);
            return version;
        });
    }

    /** Keeps a model unless there is one by now; told in the audit log. */
    public void offer(String version, Content content) {
        database.inTransaction(connection -> {
            AuditLog.takeTurn(connection);
            if (sha256().isEmpty()) {
                write(connection, version, content);
            }
            return version;
        });
    }

    private static void write(Connection connection, String version, Content content) throws SQLException {
        Database.write(connection, "delete from shared_model");
        Database.write(
                connection,
                "insert into shared_model (id, sha256, metadata, onnx) values (1, ?, ?, ?)",
                content.sha256(),
                content.metadata(),
                content.onnx());
        AuditLog.append(connection, AuditEvent.MODEL_IN_USE, version);
        connection.commit();
    }
}
