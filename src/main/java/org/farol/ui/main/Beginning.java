package org.farol.ui.main;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.farol.app.Backup;
import org.farol.app.Protection;
import org.farol.app.SharedStore;
import org.farol.store.StoreException;
import org.farol.store.StoreKey;

/** A person's own data that is being opened: at the start of the program, while the window is still being built. */
public final class Beginning {
    /** What there is where a person's data is. */
    sealed interface Found {}

    /** Data that a passphrase is needed for. */
    record Locked() implements Found {}

    /** Data; where it cannot be opened, the first question to it tells why. */
    record Open(Session session) implements Found {}

    /** Data that is damaged, and the backup that may take its place. */
    record Damaged(Session session, Backup last) implements Found {}

    private final Path home;
    private final FutureTask<Found> opening;

    private Beginning(Path home, FutureTask<Found> opening) {
        this.home = home;
        this.opening = opening;
        Thread.startVirtualThread(opening);
    }

    /** Begins to open the data of {@code home}, as far as that can be done without asking for a passphrase. */
    public static Beginning of(Path home) {
        return new Beginning(home, new FutureTask<>(() -> {
            var server = SharedStore.of(home);
            if (server.isPresent()) {
                // On a server there is nothing to unlock.
                var session = Session.open(home, server.get());
                Thread.startVirtualThread(session::readAhead);
                return new Open(session);
            }
            if (!Protection.isNeeded(home)) {
                return find(home, Optional.empty());
            }
            var remembered = Protection.remembered(home);
            return remembered.isPresent() ? find(home, remembered) : new Locked();
        }));
    }

    /** Begins to open data that is encrypted with {@code key}. */
    static Beginning of(Path home, StoreKey key) {
        return new Beginning(home, new FutureTask<>(() -> find(home, Optional.of(key))));
    }

    private static Found find(Path home, Optional<StoreKey> key) throws Exception {
        var session = Session.open(home, false, key);
        Thread.startVirtualThread(session::readAhead);
        try {
            session.isEmpty();
            return new Open(session);
        } catch (StoreException e) {
            var last = e.reason() == StoreException.Reason.UNREADABLE
                    ? session.workspace().backups().list().stream().findFirst()
                    : Optional.<Backup>empty();
            return last.isPresent() ? new Damaged(session, last.get()) : new Open(session);
        }
    }

    Path home() {
        return home;
    }

    /** Waits for what is found and closes it: nobody will use it. */
    void abandon() {
        try {
            switch (opening.get()) {
                case Locked() -> {}
                case Open(var session) -> session.close();
                case Damaged damaged -> damaged.session().close();
            }
        } catch (ExecutionException _) {
            // Nothing was opened.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what is found. */
    Found found() throws Exception {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }
}
