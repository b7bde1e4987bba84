package org.farol.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.Flyway;

/**
 * Writes stores as released versions left them, filled with invented data, for {@link MigrationTest}. Run once for each
 * released schema version, by its number; those that are there stay as they are, for what was released does not change.
 */
final class ReleasedStores {
    static final Path FOLDER = Path.of("src/test/resources/org/farol/store");
    static final String ORIGINAL = "RA;INDE\nRA-1;7,5\n";

    private static final String ACCOUNT = """
            {"sheet":"PEDE2022","number":1,"headerRow":1,"shape":["ra","inde"],"years":[2022],"rows":2,
            "cells":[{"row":3,"column":"INDE","year":2022,"field":"INDE","raw":"2025-06-25","value":"6.25",
            "rule":"DATE_TO_GRADE","proof":"INDE_IDENTITY"}]}
            """;

    /** Of the first entry of the audit log, as AuditLog computes it. */
    private static final String AUDIT_HASH = "64bb38bf0c9eade13fc40eadb9dfe0b56e9b69be4d40d6ffbaaf628eef664259";

    /** What is written into the tables that came with each version after the second. */
    private static final SortedMap<Integer, List<String>> LATER = new TreeMap<>(Map.of(
            4,
            List.of(
                    "insert into intervention (student_id, kind, agreed, responsible, starts, due, status, notes, outcome,"
                            + " base_year, created_at, changed_at, version, deleted) values ('RA-1', 'REFORCO',"
                            + " 'duas vezes por semana', 'Ana', date '2023-03-01', date '2023-06-30', 'EM_ANDAMENTO', '',"
                            + " '', 2022, timestamp with time zone '2026-11-20 10:10:00+00',"
                            + " timestamp with time zone '2026-11-20 10:10:00+00', 1, false)",
                    "insert into student_note (student_id, words, created_at, changed_at, version, deleted) values"
                            + " ('RA-1', 'anotada', timestamp with time zone '2026-11-20 10:11:00+00',"
                            + " timestamp with time zone '2026-11-20 10:11:00+00', 1, false)",
                    "insert into draft (place, field, words, changed_at) values ('new-note RA-1', 'text', 'não sal',"
                            + " timestamp with time zone '2026-11-20 10:12:00+00')"),
            5,
            List.of(
                    "insert into drift (computed_at, import_id, model_version, ano, students) values"
                            + " (timestamp with time zone '2026-11-20 10:13:00+00', 1, 'v1', 2022, 1)",
                    "insert into drift_value (drift_id, variable, psi, p, severity) values (1, 'ieg', 0.3, 0.01, 'HIGH')"),
            6,
            List.of("insert into api_prediction (id, student_id, answered_at, model_version, threshold, risk, factors,"
                    + " payload, features, bins) values (1, 'RA-1', timestamp with time zone '2026-11-20 10:14:00+00',"
                    + " 'v1', 0.35, 0.61, '[]', '{}', '1.5;;2.5', 'bac')"),
            7,
            List.of(
                    "update audit_head set id = 1, hash = '" + AUDIT_HASH + "'",
                    "insert into audit_entry (id, happened_at, who, event, about, hash) values (1,"
                            + " timestamp with time zone '2026-11-20 10:00:00+00', 'ana', 'IMPORTED', '1', '"
                            + AUDIT_HASH
                            + "')"),
            8,
            List.of("insert into saved_view (name, definition) values ('Fases 2 e 3', 'fase=2,3')"),
            10,
            List.of("insert into student_note_change (note_id, changed_at, part, before_text, after_text) values (1,"
                    + " timestamp with time zone '2026-11-20 10:15:00+00', 'WORDS', 'anotado', 'anotada')"),
            12,
            List.of("insert into shared_model (id, sha256, metadata, onnx) values (1, 'abc', X'7b7d', X'0102')")));

    private ReleasedStores() {}

    public static void main(String[] versions) throws Exception {
        for (var version : versions) {
            var file = FOLDER.resolve("v" + version + ".mv.db.gz");
            if (Files.exists(file)) {
                throw new IllegalArgumentException(file + " is there already");
            }
            var folder = Files.createTempDirectory("released");
            fill(folder.resolve("farol"), Integer.parseInt(version));
            Files.createDirectories(FOLDER);
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                Files.copy(folder.resolve("farol.mv.db"), out);
            }
        }
    }

    /** Each version's rows are written into the tables as they were then, and taken on by the migrations after it. */
    private static void fill(Path database, int version) throws SQLException, IOException {
        var url = "jdbc:h2:file:" + database;
        migrate(url, 1);
        try (var connection = DriverManager.getConnection(url, "farol", "");
                var statement = connection.createStatement()) {
            statement.execute("insert into import (file, sha256, imported_at) values ('PEDE 2022.xlsx', '"
                    + "ab".repeat(32) + "', timestamp with time zone '2026-11-20 10:00:00+00')");
            for (var sql : List.of(
                    "insert into observation (import_id, own_id, ano, source_sheet, source_row, fase, inde, nome)"
                            + " values (1, 'RA-1', 2022, 'PEDE2022', 2, 3, 7.5, 'Pessoa Inventada')",
                    "insert into observation (import_id, own_id, ano, source_sheet, source_row, fase, inde)"
                            + " values (1, 'ALUNO-9', 2021, 'PEDE2022', 3, 2, 6.25)",
                    "insert into student_link (own_id, student_id, import_id) values ('ALUNO-9', 'RA-1', 1)",
                    "insert into prediction (student_id, ano, model_version, threshold, risk, scored_at) values"
                            + " ('RA-1', 2022, 'v1', 0.35, 0.42, timestamp with time zone '2026-11-20 10:05:00+00')")) {
                statement.execute(sql);
            }
            if (version >= 2) {
                migrate(url, 2);
                statement.execute("insert into link_refusal (own_id, student_id) values ('ALUNO-8', 'RA-1')");
                statement.execute(
                        "insert into column_memory (shape, column_name, role) values ('ra|nota', 'nota', 'ieg')");
                try (var update = connection.prepareStatement("update import set content = ?, decisions = ''");
                        var insert = connection.prepareStatement(
                                "insert into table_account (import_id, position, account) values (1, 0, ?)")) {
                    update.setBytes(1, ORIGINAL.getBytes(StandardCharsets.UTF_8));
                    update.executeUpdate();
                    insert.setBytes(1, zipped(ACCOUNT));
                    insert.executeUpdate();
                }
            }
            for (var later : LATER.headMap(version + 1).entrySet()) {
                migrate(url, later.getKey());
                for (var sql : later.getValue()) {
                    statement.execute(sql);
                }
            }
            migrate(url, version);
        }
    }

    private static void migrate(String url, int version) {
        Flyway.configure()
                .dataSource(url, "farol", "")
                .locations(Migrations.H2.locations())
                .javaMigrations(new CompactAnswers())
                .target(Integer.toString(version))
                .load()
                .migrate();
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
