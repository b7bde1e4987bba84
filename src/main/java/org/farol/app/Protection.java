package org.farol.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.farol.app.NotPossibleException.Reason;
import org.farol.store.AuditEvent;
import org.farol.store.StoreKey;
import org.farol.work.Progress;

/**
 * The passphrase of a data folder: its store and backups are encrypted with it or, without one, in the clear. Nobody can
 * open them without it: there is no other way in.
 */
public final class Protection {
    /** A passphrase shorter than this is refused: it could be tried out. */
    public static final int SHORTEST = 10;

    private final OpenStore store;
    private final Backups backups;

    Protection(OpenStore store, Backups backups) {
        this.store = store;
        this.backups = backups;
    }

    /** Whether a data folder needs a passphrase to be opened. */
    public static boolean isNeeded(Path folder) {
        return StoreKey.isNeeded(folder);
    }

    /**
     * The key that a passphrase gives; takes about half a second.
     *
     * @throws NotPossibleException if it is the wrong one
     */
    public static StoreKey unlock(Path folder, char[] passphrase) throws NotPossibleException {
        return StoreKey.unlock(folder, passphrase)
                .orElseThrow(() -> new NotPossibleException(Reason.WRONG_PASSPHRASE, ""));
    }

    /** Whether the data is encrypted. */
    public boolean isOn() {
        var key = store.get().key();
        key.ifPresent(StoreKey::close);
        return key.isPresent();
    }

    /** Whether Farol can encrypt the data: not where it is on a server. */
    public boolean isPossible() {
        return store.server().isEmpty();
    }

    /**
     * Encrypts the data and its backups with a passphrase, instead of the one before if there was one.
     *
     * @param current the passphrase there is, if there is one
     * @return how many backups are left as they were, because they were made with yet another passphrase
     * @throws NotPossibleException if the current passphrase is wrong or the new one too short, or the data is on a server;
     *     nothing has changed then
     */
    public int set(Optional<char[]> current, char[] passphrase, Progress progress)
            throws NotPossibleException, IOException {
        check(current);
        if (passphrase.length < SHORTEST) {
            throw new NotPossibleException(Reason.WEAK_PASSPHRASE, Integer.toString(SHORTEST));
        }
        try (var key = StoreKey.create(passphrase)) {
            return encrypt(
                    Optional.of(key), isOn() ? AuditEvent.PASSPHRASE_CHANGED : AuditEvent.PASSPHRASE_SET, progress);
        }
    }

    /** Leaves the data and its backups in the clear. As {@link #set}. */
    public int remove(char[] current, Progress progress) throws NotPossibleException, IOException {
        check(Optional.of(current));
        return encrypt(Optional.empty(), AuditEvent.PASSPHRASE_REMOVED, progress);
    }

    private void check(Optional<char[]> current) throws NotPossibleException {
        if (!isPossible()) {
            throw new NotPossibleException(Reason.ENCRYPTED_BY_SERVER, "");
        }
        if (isOn()) {
            unlock(store.folder(), current.orElse(new char[0])).close();
        }
    }

    private int encrypt(Optional<StoreKey> key, AuditEvent event, Progress progress)
            throws IOException, NotPossibleException {
        var before = store.get().key();
        var remembered = KeyRing.find(store.folder());
        try {
            store.get().encrypt(key.map(StoreKey::copy), event);
            if (remembered.isPresent()) {
                forget();
                remember();
            }
            return backups.editAll(
                    copy -> copy.encrypt(key.map(StoreKey::copy), event),
                    Stream.concat(before.stream(), key.stream()).toList(),
                    progress);
        } finally {
            before.ifPresent(StoreKey::close);
            remembered.ifPresent(StoreKey::close);
        }
    }

    /** Remembers the key in the key store of the system, so that this account opens the data without asking. */
    public void remember() throws IOException {
        var key = store.get().key();
        if (key.isPresent()) {
            try (var open = key.get()) {
                KeyRing.keep(store.folder(), open);
            }
        }
    }

    /** Forgets it there. */
    public void forget() throws IOException {
        KeyRing.forget(store.folder());
    }

    /** The key that the key store of the system has for a data folder, if it is still the right one. */
    public static Optional<StoreKey> remembered(Path folder) {
        return KeyRing.find(folder);
    }

    /** Whether this system has a key store that Farol can use. */
    public static boolean canRemember() {
        return KeyRing.isPresent();
    }
}
