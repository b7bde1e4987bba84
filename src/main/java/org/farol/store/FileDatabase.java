package org.farol.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/** The H2 file of one data folder, open in this process alone. */
final class FileDatabase extends Database {
    /** Less than this free on a disk is none: H2 needs some for every transaction. */
    private static final long FULL = 256 << 10;

    private final StoreFile file;
    private final StoreLock lock;

    private Optional<StoreKey> key;
    private JdbcDataSource source;
    private volatile boolean damaged;
    /** H2 closes a database with its last connection; this one keeps it open between operations. */
    private Connection keeper;

    private FileDatabase(StoreFile file, StoreLock lock, Optional<StoreKey> key, Connection keeper) {
        this.file = file;
        this.lock = lock;
        this.key = key;
        this.source = file.source(key);
        this.keeper = keeper;
    }

    /** Opens the database of {@code folder}, as {@link Store#open}; the key is closed with it. */
    static FileDatabase open(Path folder, Optional<StoreKey> key) {
        var file = StoreFile.of(folder);
        try {
            var lock = file.lock();
            try {
                return new FileDatabase(file, lock, key, file.open(key));
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(file, e);
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    @Override
    Optional<StoreKey> key() {
        return key;
    }

    @Override
    boolean isShared() {
        return false;
    }

    @Override
    void encrypt(Optional<StoreKey> to, Edit last) {
        rewrite(to, last);
    }

    /** H2 marks deleted rows as free space. */
    @Override
    void expunge(Edit last) {
        rewrite(key, last);
    }

    /**
     * Writes all rows into a fresh file, under {@code to} or, without it, in the clear, which then takes the place of the
     * file: nothing that was deleted is in it. A crash at any moment leaves the one or the other.
     *
     * @param last what is to be true of the fresh file only
     */
    private void rewrite(Optional<StoreKey> to, Edit last) {
        whole.writeLock().lock();
        try {
            var fresh = file.sibling();
            fresh.fill(keeper, to, last);
            replaceBy(fresh, to);
        } catch (IOException e) {
            throw failure(file, e);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            whole.writeLock().unlock();
        }
    }

    private void replaceBy(StoreFile fresh, Optional<StoreKey> to) throws IOException, SQLException {
        keeper.close();
        try {
            fresh.takePlaceOf(file);
            if (!key.equals(to)) {
                key.ifPresent(StoreKey::close);
            }
            key = to;
            source = file.source(to);
        } finally {
            keeper = source.getConnection();
        }
    }

    @Override
    void fill(Connection rows) {
        throw new UnsupportedOperationException("a file is put in the place of another");
    }

    /** As it is between two transactions. */
    @Override
    void copyTo(Path folder) {
        whole.readLock().lock();
        try (var out = Files.newOutputStream(StoreFile.of(folder).path())) {
            file.copyTo(keeper, out);
        } catch (IOException e) {
            throw failure(file, e);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            whole.readLock().unlock();
        }
    }

    @Override
    Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** A file that was deleted or unmounted while it is open takes writes, and loses them. */
    @Override
    void requireThere() {
        if (!Files.exists(file.path())) {
            throw new StoreException(
                    StoreException.Reason.FOLDER_GONE, new IOException("the file of the store is gone"));
        }
    }

    /** H2 gives a commit to the system, which would lose it when the power fails. */
    @Override
    void settle(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    @Override
    StoreException failure(SQLException e) {
        var failure = failure(file, e);
        damaged |= failure.reason() == StoreException.Reason.UNREADABLE;
        return failure;
    }

    private static StoreException failure(StoreFile file, SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new StoreException(StoreException.Reason.IN_USE, e);
            case ErrorCode.DATABASE_IS_READ_ONLY -> new StoreException(StoreException.Reason.NOT_WRITABLE, e);
            case ErrorCode.FILE_CREATION_FAILED_1, ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
                failure(file, (Exception) e);
            // A full disk or a folder taken away closes the database, which tells only that from then on.
            default ->
                isFull(file.folder()) || !Files.isDirectory(file.folder())
                        ? failure(file, (Exception) e)
                        : new StoreException(StoreException.Reason.UNREADABLE, e);
        };
    }

    /** What a file system's failure means, as the folder looks now: its message is in the system's own words. */
    private static StoreException failure(StoreFile file, Exception e) {
        return new StoreException(
                !Files.isDirectory(file.folder())
                        ? StoreException.Reason.FOLDER_GONE
                        : isFull(file.folder()) ? StoreException.Reason.DISK_FULL : StoreException.Reason.NOT_WRITABLE,
                e);
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < FULL;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    long bytes() {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public void close() {
        try (var _ = lock;
                var last = keeper) {
            if (damaged && !last.isClosed()) {
                StoreFile.leave(last);
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            throw failure(file, e);
        } finally {
            key.ifPresent(StoreKey::close);
        }
    }
}
