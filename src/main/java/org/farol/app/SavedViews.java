package org.farol.app;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.farol.app.NotPossibleException.Reason;
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

    /**
     * Keeps one.
     *
     * @param seen what it showed when the person saw it last; empty if there was none of that name
     * @throws NotPossibleException if that was changed or deleted meanwhile; nothing is written then
     */
    public void save(String name, Optional<String> seen, String definition) throws NotPossibleException {
        require(store.get().views().save(name, seen, definition), name);
    }

    /** Forgets one, as {@link #save}. */
    public void delete(String name, String seen) throws NotPossibleException {
        require(store.get().views().delete(name, seen), name);
    }

    private static void require(boolean written, String name) throws NotPossibleException {
        if (!written) {
            throw new NotPossibleException(Reason.VIEW_CHANGED_MEANWHILE, name);
        }
    }
}
