package org.farol.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.farol.store.StoreException.Reason;
import org.farol.work.OwnerOnly;
import org.h2.store.fs.FileUtils;

/** A copy of a store's file outside its folder: looked at in memory, and put in the place of the store of a folder. */
public final class StoreCopy {
    private StoreCopy() {}

    /** The copy that {@code in} gives, written to {@code file}, which only its owner may read. */
    public static void write(InputStream in, Path file) throws IOException {
        Files.deleteIfExists(file);
        OwnerOnly.makeFile(file);
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.close(file);
    }

    /** Whether a copy is encrypted. */
    public static boolean isEncrypted(Path file) throws IOException {
        return KeyHeader.of(file).isPresent();
    }

    /** The key of an encrypted copy; empty for the wrong passphrase. */
    public static Optional<StoreKey> unlock(Path file, char[] passphrase) throws IOException {
        return KeyHeader.of(file).flatMap(header -> StoreKey.unlock(header, passphrase));
    }

    /** Whether {@code key} opens a copy, which needs none if it is not encrypted. */
    public static boolean opens(Optional<StoreKey> key, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return opens(key, in);
        }
    }

    /** The same of a copy that {@code in} begins to give. */
    public static boolean opens(Optional<StoreKey> key, InputStream in) throws IOException {
        var header = KeyHeader.of(in);
        return header.isEmpty() || key.filter(open -> open.opens(header.get())).isPresent();
    }

    /**
     * Restores a copy into memory and reads every row of it.
     *
     * @param key ignored where the copy is not encrypted
     * @return how many rows there are, by table
     * @throws StoreException if it is damaged, or encrypted with another key
     */
    public static Map<String, Long> verify(Path file, Optional<StoreKey> key) throws IOException {
        if (!opens(key, file)) {
            throw new StoreException(Reason.WRONG_PASSPHRASE, new IOException("made with another passphrase"));
        }
        var place = "nioMemLZF:copia-" + UUID.randomUUID();
        try {
            try (var out = FileUtils.newOutputStream(place + ".mv.db", false)) {
                Files.copy(file, out);
            }
            var used = StoreCopy.isEncrypted(file) ? key : Optional.<StoreKey>empty();
            try (var connection = StoreFile.source(place, used).getConnection()) {
                return new LiveRows(connection).count();
            }
        } catch (SQLException e) {
            throw new StoreException(Reason.UNREADABLE, e);
        } finally {
            FileUtils.tryDelete(place + ".mv.db");
        }
    }

    /**
     * Puts a copy in the place of the store of {@code folder}, which nobody may have open; a crash leaves the one or the
     * other.
     */
    public static void restore(Path copy, Path folder) throws IOException {
        var file = StoreFile.of(folder);
        try (var _ = file.lock()) {
            file.requireClosed();
            var fresh = file.sibling();
            write(Files.newInputStream(copy), fresh.path());
            fresh.takePlaceOf(file);
        }
    }

    /** The file of a store that nobody has open, whatever its state; empty where there is none. */
    public static Optional<Path> fileOf(Path folder) {
        return Optional.of(StoreFile.of(folder).path()).filter(Files::isRegularFile);
    }
}
