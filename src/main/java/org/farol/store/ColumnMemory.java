package org.farol.store;

import java.util.HashMap;
import java.util.Map;

/** What a person said that columns are, for the next sheet of the same shape. */
public final class ColumnMemory {
    private final Database database;

    ColumnMemory(Database database) {
        this.database = database;
    }

    /** The roles of the columns of a shape, by column name. */
    public Map<String, String> roles(String shape) {
        var roles = new HashMap<String, String>();
        database.reading(
                "select column_name, role from column_memory where shape = ?",
                row -> roles.put(row.getString("column_name"), row.getString("role")),
                shape);
        return roles;
    }

    /** Remembers the roles of columns of a shape, by column name; those of other columns stay. */
    public void remember(String shape, Map<String, String> roles) {
        database.inTransaction(connection -> {
            for (var entry : roles.entrySet()) {
                var column = entry.getKey();
                Database.write(
                        connection, "delete from column_memory where shape = ? and column_name = ?", shape, column);
                Database.write(
                        connection,
                        "insert into column_memory (shape, column_name, role) values (?, ?, ?)",
                        shape,
                        column,
                        entry.getValue());
            }
            connection.commit();
            return roles;
        });
    }
}
