package org.farol.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The open database of one data folder, as the parts of the store ask it. Safe for use by several threads; what a
 * transaction has committed is on disk.
 */
final class Database implements AutoCloseable {
    /** Less than this free on a disk is none: H2 needs some for every transaction. */
    private static final long FULL = 256 << 10;

    private final StoreFile file;
    /** Read by all that asks the database, written by what changes the file as a whole. */
    private final ReadWriteLock whole = new ReentrantReadWriteLock();

    private Optional<StoreKey> key;
    private JdbcDataSource source;
    /** H2 closes a database with its last connection; this one keeps it open between operations. */
    private Connection keeper;

    private Database(StoreFile file, Optional<StoreKey> key, Connection keeper) {
        this.file = file;
        this.key = key;
        this.source = file.source(key);
        this.keeper = keeper;
    }

    /** Opens the database of {@code folder}, as {@link Store#open}; the key is closed with it. */
    static Database open(Path folder, Optional<StoreKey> key) {
        var file = StoreFile.of(folder);
        try {
            return new Database(file, key, file.open(key));
        } catch (IOException e) {
            throw failure(file, e);
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    Optional<StoreKey> key() {
        return key;
    }

    /**
     * Writes all rows into a fresh file, under {@code to} or, without it, in the clear, which then takes the place of the
     * file: nothing that was deleted is in it. A crash at any moment leaves the one or the other.
     *
     * @param last what is to be true of the fresh file only
     */
    void rewrite(Optional<StoreKey> to, Edit last) {
        whole.writeLock().lock();
        try (var _ = file.lockOpening()) {
            var fresh = file.sibling();
            fresh.make(to);
            try (var connection = fresh.source(to).getConnection()) {
                new LiveRows(keeper).copyTo(connection);
                last.in(connection);
                connection.commit();
            }
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

    /** Writes the file as it is to {@code out}, from between two transactions. */
    void copyTo(OutputStream out) {
        whole.readLock().lock();
        try {
            file.copyTo(keeper, out);
        } catch (IOException e) {
            throw failure(file, e);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            whole.readLock().unlock();
        }
    }

    /** Reads what it wants of a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Commits what it wants kept; the rest is rolled back. */
    @FunctionalInterface
    interface Transaction<T, E extends Exception> {
        T run(Connection connection) throws SQLException, E;
    }

    /** Writes what it wants; committed by who calls it. */
    @FunctionalInterface
    interface Edit {
        void in(Connection connection) throws SQLException;
    }

    /** The rows of a question. */
    <T> List<T> reading(String sql, RowReader<T> reader, Object... parameters) {
        whole.readLock().lock();
        try (var connection = source.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            whole.readLock().unlock();
        }
    }

    /** One statement that writes, committed; says how many rows it changed. */
    int write(String sql, Object... parameters) {
        return inTransaction(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                var changed = statement.executeUpdate();
                connection.commit();
                return changed;
            }
        });
    }

    /** Several statements, all or none. */
    <T, E extends Exception> T inTransaction(Transaction<T, E> transaction) throws E {
        whole.readLock().lock();
        try (var connection = source.getConnection()) {
            // A file that was deleted or unmounted while it is open takes writes, and loses them.
            if (!Files.exists(file.path())) {
                throw new StoreException(
                        StoreException.Reason.FOLDER_GONE, new IOException("the file of the store is gone"));
            }
            connection.setAutoCommit(false);
            try {
                return transaction.run(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            whole.readLock().unlock();
        }
    }

    private StoreException failure(SQLException e) {
        return failure(file, e);
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

    /** The size of the file. */
    long bytes() {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            key.ifPresent(StoreKey::close);
        }
    }
}
