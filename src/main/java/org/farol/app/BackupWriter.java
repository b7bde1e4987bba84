package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.farol.app.BackupArchive.Label;
import org.farol.store.AuditEntry;
import org.farol.store.Store;
import org.farol.store.StoreCopy;
import org.farol.store.StoreException;
import org.farol.store.StoreKey;
import org.farol.work.OwnerOnly;

/** Writes backups, each read back into memory, every row, before it takes its place; and changes what is in one. */
final class BackupWriter {
    /** What a backup is called while it is written. */
    static final String FRESH = ".new";

    private static final int FORMAT = 1;

    private final Path folder;
    private final Path models;

    /** @param folder where copies are worked on */
    BackupWriter(Path folder, Path models) {
        this.folder = folder;
        this.models = models;
    }

    /** Writes what {@code from} holds as {@code file}, replacing it once the new one is read back. */
    synchronized Backup write(Store from, Path file) throws IOException, NotPossibleException {
        var entry = last(from);
        try (var work = new WorkFolder(folder, "copiando")) {
            from.copyTo(work.path());
            return zip(
                    work,
                    new Label(
                            FORMAT,
                            Instant.now(),
                            StoreCopy.isEncrypted(work.file()),
                            from.tally(),
                            entry.map(AuditEntry::id).orElse(0L),
                            entry.map(AuditEntry::hash).orElse("")),
                    from.key(),
                    file);
        }
    }

    /** Writes the work folder's store beside {@code file}, reads it back and moves it there. */
    private Backup zip(WorkFolder work, Label label, Optional<StoreKey> key, Path file)
            throws IOException, NotPossibleException {
        OwnerOnly.makeFolderOf(file);
        var fresh = new BackupArchive(file.resolveSibling(file.getFileName() + FRESH));
        try {
            fresh.write(work.file(), models, label);
            fresh.extractStore(work.file());
            StoreCopy.verify(work.file(), key);
            Files.move(fresh.zip(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            key.ifPresent(StoreKey::close);
            Files.deleteIfExists(fresh.zip());
        }
        return new Backup(file, label.made(), Files.size(file), label.encrypted());
    }

    private static Optional<AuditEntry> last(Store open) {
        var entries = open.audit().entries();
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }

    /** Writes the file of a store that cannot be opened, as it is. */
    synchronized void writeUnread(Path damaged, Path file) throws IOException {
        new BackupArchive(file)
                .write(
                        damaged,
                        models,
                        new Label(FORMAT, Instant.now(), StoreCopy.isEncrypted(damaged), Map.of(), 0, ""));
    }

    /** What is to become of the store in a backup. */
    @FunctionalInterface
    interface Edit {
        void of(Store store);
    }

    /**
     * Changes the store in a backup.
     *
     * @param keys of which one opens it, where it is encrypted
     * @return false if none does, or if it is damaged; it is as it was then
     */
    synchronized boolean edit(Path file, Edit edit, List<StoreKey> keys) throws IOException, NotPossibleException {
        var archive = new BackupArchive(file);
        try (var work = new WorkFolder(folder, "mudando")) {
            archive.extractStore(work.file());
            var key = Optional.<StoreKey>empty();
            if (StoreCopy.isEncrypted(work.file())) {
                for (var candidate : keys) {
                    if (StoreCopy.opens(Optional.of(candidate), work.file())) {
                        key = Optional.of(candidate.copy());
                    }
                }
                if (key.isEmpty()) {
                    return false;
                }
            }
            Optional<StoreKey> keyAfter;
            Label label;
            try (var opened = Store.open(work.path(), key)) {
                edit.of(opened);
                keyAfter = opened.key();
                var old = archive.label();
                label = new Label(
                        FORMAT, old.made(), keyAfter.isPresent(), opened.tally(), old.auditEntries(), old.auditHash());
            }
            zip(work, label, keyAfter, file);
            return true;
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.UNREADABLE || e.reason() == StoreException.Reason.NEWER_VERSION) {
                return false;
            }
            throw e;
        }
    }
}
