package org.farol.store;

import java.util.Map;
import java.util.TreeMap;

/** The lists of students that people keep, by name. */
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

    /** Keeps a list, in place of another of that name. */
    public void save(String name, String definition) {
        database.inTransaction(connection -> {
            Database.write(connection, "delete from saved_view where name = ?", name);
            Database.write(connection, "insert into saved_view (name, definition) values (?, ?)", name, definition);
            connection.commit();
            return name;
        });
    }

    /** Forgets a list. */
    public void delete(String name) {
        database.write("delete from saved_view where name = ?", name);
    }
}
