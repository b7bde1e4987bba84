package org.farol.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lists of students that people keep, by name. Two people who change the same one do not overwrite each other: the
 * second is told.
 */
public final class Views {
    private final Database database;

    Views(Database database) {
        this.database = database;
    }

    /** What each shows, as it was written. */
    public Map<String, String> all() {
        var views = new TreeMap<String, String>();
        database.reading(
                "select name, definition from saved_view",
                row -> views.put(row.getString("name"), row.getString("definition")));
        return views;
    }

    /**
     * Keeps a list.
     *
     * @param seen what it showed when that was last read; empty if there was none of that name
     * @return false if that was changed or deleted meanwhile; nothing is written then
     */
    public boolean save(String name, Optional<String> seen, String definition) {
        return change(name, seen, Optional.of(definition));
    }

    /** Forgets a list, as {@link #save}. */
    public boolean delete(String name, String seen) {
        return change(name, Optional.of(seen), Optional.empty());
    }

    private boolean change(String name, Optional<String> seen, Optional<String> definition) {
        return database.inTransaction(connection -> {
            AuditLog.takeTurn(connection);
            var now = database
                    .reading(
                            "select definition from saved_view where name = ?",
                            row -> row.getString("definition"),
                            name)
                    .stream()
                    .findFirst();
            if (!now.equals(seen)) {
                return false;
            }
            Database.write(connection, "delete from saved_view where name = ?", name);
            if (definition.isPresent()) {
                Database.write(
                        connection, "insert into saved_view (name, definition) values (?, ?)", name, definition.get());
            }
            connection.commit();
            return true;
        });
    }
}
