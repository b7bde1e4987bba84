package org.farol.app;

import java.util.Optional;
import org.farol.model.TrainedModel;
import org.farol.store.Store;

/** What is worked out rests on; restoring a backup opens another store. */
record Basis(Store store, long revision, Optional<TrainedModel> model) {
    /** To be asked for before anything is read: what changes in between is then only worked out once more. */
    static Basis of(Store open, Optional<TrainedModel> model) {
        return new Basis(open, open.revision(), model);
    }

    /** Not a record's own equals: every start would wait for the JVM to make it. */
    boolean isSame(Basis other) {
        return store == other.store && revision == other.revision && model.equals(other.model);
    }
}
