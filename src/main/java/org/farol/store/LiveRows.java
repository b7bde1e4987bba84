package org.farol.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every row of every table of a database: to be counted, or written into another, which then holds nothing else. */
final class LiveRows {
    private static final int ROWS_A_BATCH = 500;

    private final Connection connection;

    LiveRows(Connection connection) {
        this.connection = connection;
    }

    /** The tables by name, without Flyway's own. */
    List<String> tables() throws SQLException {
        var tables = new ArrayList<String>();
        try (var found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                var table = found.getString("TABLE_NAME");
                if (!table.equals("flyway_schema_history")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /** The rows by table and, of tables whose rows have versions, the sum of these under {@code table.version}. */
    Map<String, Long> tally() throws SQLException {
        var tally = new TreeMap<String, Long>();
        for (var table : tables()) {
            var name = table.toLowerCase(Locale.ROOT);
            tally.put(name, number("select count(*) from " + table));
            if (hasVersions(table)) {
                tally.put(name + ".version", number("select coalesce(sum(version), 0) from " + table));
            }
        }
        return tally;
    }

    private boolean hasVersions(String table) throws SQLException {
        try (var columns =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (columns.next()) {
                if (columns.getString("COLUMN_NAME").equalsIgnoreCase("version")) {
                    return true;
                }
            }
            return false;
        }
    }

    private long number(String sql) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Reads everything, so that damage anywhere shows, and counts the rows by table. */
    Map<String, Long> count() throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : tables()) {
            try (var query = connection.createStatement();
                    var rows = query.executeQuery("select * from " + table)) {
                var columns = rows.getMetaData().getColumnCount();
                var count = 0L;
                while (rows.next()) {
                    for (var column = 1; column <= columns; column++) {
                        read(rows, column);
                    }
                    count++;
                }
                counts.put(table.toLowerCase(Locale.ROOT), count);
            }
        }
        return counts;
    }

    /** A blob or a long text as an object would be a handle, its pages unread. */
    private static void read(ResultSet rows, int column) throws SQLException {
        switch (rows.getMetaData().getColumnType(column)) {
            case Types.BLOB -> rows.getBytes(column);
            case Types.CLOB -> rows.getString(column);
            default -> rows.getObject(column);
        }
    }

    /** Writes everything into a database that has the same tables, in place of what it has. */
    void copyTo(Connection fresh) throws SQLException {
        try (var statement = fresh.createStatement()) {
            for (var table : tables()) {
                statement.execute("delete from " + table);
                copy(table, fresh);
            }
        }
    }

    private void copy(String table, Connection fresh) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select * from " + table)) {
            var meta = rows.getMetaData();
            var columns = new ArrayList<String>();
            for (var column = 1; column <= meta.getColumnCount(); column++) {
                columns.add(meta.getColumnName(column));
            }
            var sql = "insert into " + table + " (" + String.join(", ", columns) + ") overriding system value values ("
                    + columns.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
            try (var insert = fresh.prepareStatement(sql)) {
                var pending = 0;
                while (rows.next()) {
                    for (var column = 1; column <= columns.size(); column++) {
                        switch (meta.getColumnType(column)) {
                            case Types.BLOB -> insert.setBinaryStream(column, rows.getBinaryStream(column));
                            case Types.CLOB -> insert.setString(column, rows.getString(column));
                            default -> insert.setObject(column, rows.getObject(column));
                        }
                    }
                    insert.addBatch();
                    if (++pending == ROWS_A_BATCH) {
                        insert.executeBatch();
                        pending = 0;
                    }
                }
                insert.executeBatch();
            }
        }
    }

    /** New rows get numbers after those that are there. */
    void continueNumbering() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : tables()) {
                continueNumbering(table, statement);
            }
        }
    }

    private static void continueNumbering(String table, Statement statement) throws SQLException {
        try (var identity =
                statement.executeQuery("select column_name from information_schema.columns where table_name = '" + table
                        + "' and is_identity = 'YES'")) {
            if (!identity.next()) {
                return;
            }
            var column = identity.getString(1);
            var next = 1L;
            try (var last = statement.getConnection().createStatement();
                    var row = last.executeQuery("select coalesce(max(" + column + "), 0) from " + table)) {
                row.next();
                next = row.getLong(1) + 1;
            }
            try (var restart = statement.getConnection().createStatement()) {
                restart.execute("alter table " + table + " alter column " + column + " restart with " + next);
            }
        }
    }
}
