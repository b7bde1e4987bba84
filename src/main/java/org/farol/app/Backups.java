package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.farol.app.NotPossibleException.Reason;
import org.farol.store.AuditEntry;
import org.farol.store.AuditEvent;
import org.farol.store.Store;
import org.farol.store.StoreCopy;
import org.farol.store.StoreException;
import org.farol.store.StoreKey;
import org.farol.work.Progress;

/**
 * Copies of a store and the models of a data folder, in its folder {@code copias}, for a store on a server
 * {@code copias-do-servidor}, or where a person wants one. Each is read back
 * into memory, every row, before it counts as made.
 */
public final class Backups {
    private static final String MADE = "farol-";
    private static final String BEFORE_RESTORING = "antes-de-restaurar-";
    private static final String ENDING = ".zip";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS").withZone(ZoneId.systemDefault());

    private final OpenStore store;
    private final Settings settings;
    private final BackupWriter writer;

    Backups(OpenStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
        this.writer = new BackupWriter(folder(), models());
    }

    private Path folder() {
        // Those of a server are no copies of what is in the folder, and tell of another audit log.
        return store.folder().resolve(store.server().isPresent() ? "copias-do-servidor" : "copias");
    }

    private Path models() {
        return store.folder().resolve("modelos");
    }

    /** The backups of the data folder, newest first. What is no backup is left out. */
    public List<Backup> list() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        var found = new ArrayList<Backup>();
        try (var files = Files.list(folder())) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                try {
                    var label = new BackupArchive(file).label();
                    found.add(new Backup(file, label.made(), Files.size(file), label.encrypted()));
                } catch (NotPossibleException _) {
                    // Not ours, or damaged: nothing to offer.
                }
            }
        }
        found.sort(Comparator.comparing(Backup::made).reversed());
        return found;
    }

    /** Makes a backup in the data folder; of those made so, the oldest go, as many as are not to be kept. */
    public Backup make() throws IOException, NotPossibleException {
        var made = make(folder().resolve(MADE + STAMP.format(Instant.now()) + ENDING));
        finishWhatACrashLeft();
        var scheduled = list().stream()
                .filter(backup -> backup.file().getFileName().toString().startsWith(MADE))
                .toList();
        for (var old : scheduled.subList(Math.min(settings.backupsKept(), scheduled.size()), scheduled.size())) {
            Files.delete(old.file());
        }
        return made;
    }

    /** A backup half written, or one in the clear since before the store was encrypted. */
    private void finishWhatACrashLeft() throws IOException, NotPossibleException {
        try (var files = Files.list(folder())) {
            for (var file : files.filter(path -> path.toString().endsWith(ENDING + BackupWriter.FRESH))
                    .toList()) {
                Files.delete(file);
            }
        }
        var key = store.get().key();
        if (key.isPresent()) {
            for (var backup : list()) {
                if (!backup.encrypted()) {
                    writer.edit(
                            backup.file(),
                            copy -> copy.encrypt(key.map(StoreKey::copy), AuditEvent.PASSPHRASE_SET),
                            List.of());
                }
            }
            key.get().close();
        }
    }

    /** Makes a backup in the data folder if anything changed since the last. */
    public Optional<Backup> makeIfChanged() throws IOException, NotPossibleException {
        var newest = list().stream().findFirst();
        if (newest.isPresent() && isAsIn(newest.get())) {
            return Optional.empty();
        }
        return Optional.of(make());
    }

    /** The backup that is due when a person leaves: if one is wanted, and there is anything to lose. */
    public Optional<Backup> makeAtEnd() throws IOException, NotPossibleException {
        // What is on a server is not brought to every computer by itself.
        var due = store.server().isEmpty()
                && settings.backsUpOnExit()
                && store.ifOpen().filter(open -> !open.imports().isEmpty()).isPresent();
        return due ? makeIfChanged() : Optional.empty();
    }

    /** Making a backup is told in the log after it, and changes nothing else. */
    private boolean isAsIn(Backup backup) throws IOException, NotPossibleException {
        var label = new BackupArchive(backup.file()).label();
        var since = store.get().audit().entries().stream().skip(label.auditEntries());
        return since.allMatch(entry -> entry.event() == AuditEvent.BACKED_UP)
                && label.rows().equals(store.get().tally());
    }

    /**
     * Makes a backup as {@code file}, replacing it once the new one is read back.
     *
     * @throws IOException if it cannot be written there; what was there still is
     */
    public Backup make(Path file) throws IOException, NotPossibleException {
        var made = writer.write(store.get(), file);
        store.get().audit().append(AuditEvent.BACKED_UP, String.valueOf(file.getFileName()));
        return made;
    }

    /**
     * Restores a backup into memory and reads every row of it.
     *
     * @return how many rows there are, by table
     * @throws NotPossibleException if it is no backup
     * @throws StoreException if it is damaged, or encrypted with another passphrase than the store
     */
    public synchronized Map<String, Long> verify(Path file) throws IOException, NotPossibleException {
        try (var work = new WorkFolder(folder(), "conferindo")) {
            new BackupArchive(file).extractStore(work.file());
            return StoreCopy.verify(work.file(), store.ifOpen().flatMap(Store::key));
        }
    }

    /** Whether a backup needs a passphrase other than the one the store was opened with. */
    public synchronized boolean needsPassphrase(Path file) throws IOException, NotPossibleException {
        var key = store.ifOpen().flatMap(Store::key);
        try {
            return !new BackupArchive(file).opens(key);
        } finally {
            key.ifPresent(StoreKey::close);
        }
    }

    /**
     * Puts a backup in the place of the store. The store as it is now is kept as a backup of its own first, even where it
     * is damaged. Who was erased since stays erased. A backup that is not encrypted is where the store is.
     *
     * @param passphrase for a backup that was encrypted with another one; the store has that one then
     * @return where the store as it was is kept; empty where there was none
     * @throws NotPossibleException if it is no backup, or the store is on a server and not empty
     * @throws StoreException if it is damaged, of a newer Farol, or needs another passphrase; nothing has changed then
     */
    public synchronized Optional<Path> restore(Path file, Optional<char[]> passphrase)
            throws IOException, NotPossibleException {
        if (store.server().isPresent() && !store.get().isFresh()) {
            throw new NotPossibleException(
                    Reason.SERVER_NOT_EMPTY, store.server().get().place());
        }
        try (var work = new WorkFolder(folder(), "restaurando")) {
            new BackupArchive(file).extractStore(work.file());
            var present = store.ifOpen();
            var presentKey = present.flatMap(Store::key);
            var key = StoreCopy.isEncrypted(work.file())
                    ? passphrase.isPresent() ? StoreCopy.unlock(work.file(), passphrase.get()) : presentKey
                    : Optional.<StoreKey>empty();
            StoreCopy.verify(work.file(), key);
            var erased = present.map(Store::erasures);
            try (var restored = Store.open(work.path(), key.map(StoreKey::copy))) {
                erased.ifPresent(restored::eraseAgain);
                if (key.isEmpty() && presentKey.isPresent()) {
                    restored.encrypt(presentKey.map(StoreKey::copy), AuditEvent.PASSPHRASE_SET);
                }
                restored.audit().append(AuditEvent.RESTORED, String.valueOf(file.getFileName()));
                if (store.server().isPresent()) {
                    store.get().fillFrom(restored);
                    new BackupArchive(file).extractMissingModels(models());
                    return Optional.empty();
                }
            }
            var kept = keepPresent(present);
            new BackupArchive(file).extractMissingModels(models());
            store.closedFor(
                    () -> StoreCopy.restore(work.file(), store.folder()),
                    (key.isPresent() ? key : presentKey).map(StoreKey::copy));
            key.ifPresent(StoreKey::close);
            presentKey.ifPresent(StoreKey::close);
            return kept;
        }
    }

    private Optional<Path> keepPresent(Optional<Store> present) throws IOException, NotPossibleException {
        var file = folder().resolve(BEFORE_RESTORING + STAMP.format(Instant.now()) + ENDING);
        if (present.isPresent()) {
            return Optional.of(writer.write(present.get(), file).file());
        }
        var damaged = StoreCopy.fileOf(store.folder());
        if (damaged.isPresent()) {
            writer.writeUnread(damaged.get(), file);
        }
        return damaged.map(_ -> file);
    }

    /**
     * Does the same to every backup of the data folder that one of {@code keys} opens, or that is not encrypted.
     *
     * @return how many were left as they are, because none of the keys opens them, or they are damaged
     */
    synchronized int editAll(BackupWriter.Edit edit, List<StoreKey> keys, Progress progress)
            throws IOException, NotPossibleException {
        var left = 0;
        var all = list();
        for (var i = 0; i < all.size(); i++) {
            progress.report((double) i / all.size());
            left += writer.edit(all.get(i).file(), edit, keys) ? 0 : 1;
        }
        return left;
    }

    private static boolean isFromBeforeRestoring(Backup backup) {
        return backup.file().getFileName().toString().startsWith(BEFORE_RESTORING);
    }

    /**
     * The first backup whose memory of the audit log the log contradicts: entries were taken from its end, or computed
     * again. Backups from before a restore, and the one made for it, tell of entries that are no more, rightly.
     */
    Optional<Backup> contradicting(List<AuditEntry> log) throws IOException, NotPossibleException {
        var restored = log.stream()
                .filter(entry -> entry.event() == AuditEvent.RESTORED)
                .map(AuditEntry::at)
                .reduce((first, second) -> second)
                .orElse(Instant.EPOCH);
        for (var backup : list()) {
            var label = new BackupArchive(backup.file()).label();
            var fits = label.auditEntries() == 0
                    || log.stream()
                            .skip(label.auditEntries() - 1)
                            .limit(1)
                            .anyMatch(entry -> entry.hash().equals(label.auditHash()));
            if (backup.made().isAfter(restored) && !fits && !isFromBeforeRestoring(backup)) {
                return Optional.of(backup);
            }
        }
        return Optional.empty();
    }
}
