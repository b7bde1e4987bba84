package org.farol.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows that speak of one student, in every table: those with a column {@code student_id} or {@code own_id}, and those
 * that belong to such a row. Tables to come are found the same way.
 */
final class StudentRows {
    private static final Set<String> ID_COLUMNS = Set.of("student_id", "own_id");

    /** Millions of rows, without an index of students: each names the one before it to the same student. */
    private static final String ANSWERS = "api_prediction";

    /** Drafts name their place: a student, one of the student's notes or interventions. */
    private static final String DRAFTS = """
             from draft where place in ('new-note ' || ?, 'new-plan ' || ?)
                or place in (select 'note ' || id from student_note where student_id = ?)
                or place in (select 'plan ' || id from intervention where student_id = ?)
            """;

    private final Connection connection;

    StudentRows(Connection connection) {
        this.connection = connection;
    }

    /** Column names and values of the student's rows, by table; dates and numbers as text where they are not plain. */
    Map<String, List<Map<String, @Nullable Object>>> of(Collection<String> ids) throws SQLException {
        var found = new TreeMap<String, List<Map<String, @Nullable Object>>>();
        var columns = idColumns();
        columns.remove(ANSWERS);
        for (var entry : columns.entrySet()) {
            for (var id : ids) {
                for (var column : entry.getValue()) {
                    add(found, entry.getKey(), column, id);
                }
            }
        }
        for (var id : ids) {
            found.computeIfAbsent("draft", _ -> new ArrayList<>()).addAll(rows("select *" + DRAFTS, id, id, id, id));
            found.computeIfAbsent(ANSWERS, _ -> new ArrayList<>()).addAll(answers(id));
        }
        found.getOrDefault(ANSWERS, List.of()).forEach(PackedAnswer::unpack);
        return found;
    }

    private List<Map<String, @Nullable Object>> answers(String id) throws SQLException {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        var latest = rows("select last_id from api_prediction_latest where student_id = ?", id);
        var next = latest.isEmpty() ? null : latest.getFirst().get("last_id");
        while (next != null) {
            var answer = rows("select * from " + ANSWERS + " where id = ? and student_id = ?", next, id);
            found.addAll(answer);
            // Before one that was deleted as too old there is none left.
            next = answer.isEmpty() ? null : answer.getFirst().get("previous_id");
        }
        return found.reversed();
    }

    private void add(Map<String, List<Map<String, @Nullable Object>>> found, String table, String column, Object value)
            throws SQLException {
        var known = found.computeIfAbsent(table, _ -> new ArrayList<>());
        for (var row : rows("select * from " + table + " where " + column + " = ?", value)) {
            if (known.contains(row)) {
                continue;
            }
            known.add(row);
            for (var child : children(table)) {
                var parent = row.get(child.parentColumn());
                if (parent != null) {
                    add(found, child.table(), child.column(), parent);
                }
            }
        }
    }

    private record Child(String table, String column, String parentColumn) {}

    private List<Child> children(String table) throws SQLException {
        var children = new ArrayList<Child>();
        try (var keys = connection
                .getMetaData()
                .getExportedKeys(connection.getCatalog(), connection.getSchema(), inCase(table))) {
            while (keys.next()) {
                children.add(new Child(
                        lower(keys.getString("FKTABLE_NAME")),
                        lower(keys.getString("FKCOLUMN_NAME")),
                        lower(keys.getString("PKCOLUMN_NAME"))));
            }
        }
        return children;
    }

    private List<Map<String, @Nullable Object>> rows(String sql, Object... parameters) throws SQLException {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.put(lower(rows.getMetaData().getColumnName(i)), plain(rows.getObject(i)));
                    }
                    found.add(row);
                }
            }
        }
        return found;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof Boolean || value instanceof byte[]
                ? value
                : value.toString();
    }

    /** The columns that hold a student's id, by table. */
    private Map<String, List<String>> idColumns() throws SQLException {
        var columns = new TreeMap<String, List<String>>();
        for (var table : new LiveRows(connection).tables()) {
            try (var found =
                    connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
                while (found.next()) {
                    var column = lower(found.getString("COLUMN_NAME"));
                    if (ID_COLUMNS.contains(column)) {
                        columns.computeIfAbsent(lower(table), _ -> new ArrayList<>())
                                .add(column);
                    }
                }
            }
        }
        return columns;
    }

    /** Every id that a row speaks of. */
    Set<String> ids() throws SQLException {
        var ids = new HashSet<String>();
        var columns = idColumns();
        // Each of theirs is in the table of the latest answers too.
        columns.remove(ANSWERS);
        for (var table : columns.entrySet()) {
            for (var column : table.getValue()) {
                try (var query = connection.prepareStatement("select distinct " + column + " from " + table.getKey());
                        var rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
            }
        }
        return ids;
    }

    private String inCase(String table) throws SQLException {
        return connection.getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Deletes the student's rows, and what else speaks of the student: in the imports that do, the original file, whose
     * bytes cannot be left in part, and the student's cells of the account.
     */
    void erase(Collection<String> ids) throws SQLException {
        for (var spoken : importedRows(ids).entrySet()) {
            eraseFromAccounts(spoken.getKey(), spoken.getValue());
            update("update import set content = ?, content_erased = true where id = ?", new byte[0], spoken.getKey());
            update("delete from sheet_account where import_id = ?", spoken.getKey());
        }
        for (var id : ids) {
            update("delete" + DRAFTS, id, id, id, id);
        }
        // A plan for several students at once may be for this one too.
        update("delete from draft where place like 'new-plans %'");
        for (var table : idColumns().entrySet()) {
            for (var column : table.getValue()) {
                for (var id : ids) {
                    update("delete from " + table.getKey() + " where " + column + " = ?", id);
                }
            }
        }
    }

    private record SheetRow(String sheet, int row) {}

    private Map<Long, Set<SheetRow>> importedRows(Collection<String> ids) throws SQLException {
        var found = new HashMap<Long, Set<SheetRow>>();
        try (var query = connection.prepareStatement(
                "select import_id, source_sheet, source_row from observation where own_id = ?")) {
            for (var id : ids) {
                query.setString(1, id);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getLong("import_id"), _ -> new HashSet<>())
                                .add(new SheetRow(rows.getString("source_sheet"), rows.getInt("source_row")));
                    }
                }
            }
        }
        return found;
    }

    private void eraseFromAccounts(long importId, Set<SheetRow> erased) throws SQLException {
        var accounts = new TreeMap<Integer, byte[]>();
        try (var query =
                connection.prepareStatement("select position, account from table_account where import_id = ?")) {
            query.setLong(1, importId);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    accounts.put(rows.getInt("position"), rows.getBytes("account"));
                }
            }
        }
        for (var account : accounts.entrySet()) {
            var left = new ByteArrayOutputStream();
            try {
                TableAccount.rewriteWithout(
                        new ByteArrayInputStream(account.getValue()),
                        (sheet, row) -> erased.contains(new SheetRow(sheet, row)),
                        left);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            update(
                    "update table_account set account = ? where import_id = ? and position = ?",
                    left.toByteArray(),
                    importId,
                    account.getKey());
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof byte[] bytes) {
                    statement.setBytes(i + 1, bytes);
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
