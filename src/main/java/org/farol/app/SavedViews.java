package org.farol.app;

import java.util.Map;
import java.util.function.Supplier;
import org.farol.store.Store;

/** Lists of students that a person keeps under a name; in the store, since what is searched for may name a student. */
public final class SavedViews {
    private final Supplier<Store> store;

    SavedViews(Supplier<Store> store) {
        this.store = store;
    }

    /** What each shows, as the window wrote it, by name. */
    public Map<String, String> all() {
        return store.get().views().all();
    }

    /** Keeps one, in place of another of the same name. */
    public void save(String name, String definition) {
        store.get().views().save(name, definition);
    }

    /** Forgets one. */
    public void delete(String name) {
        store.get().views().delete(name);
    }
}
