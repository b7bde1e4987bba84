package org.farol.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The open database of a store, as its parts ask it. Safe for use by several threads; what a transaction has committed is
 * on disk.
 */
abstract sealed class Database implements AutoCloseable permits FileDatabase, ServerDatabase {
    /** Read by all that asks the database, written by what changes its file as a whole. */
    final ReadWriteLock whole = new ReentrantReadWriteLock();

    /** A connection for one question or transaction, to be closed after it. */
    abstract Connection connect() throws SQLException;

    /** Throws where what is written would be lost without a word. */
    abstract void requireThere();

    /** Returns when what {@code connection} committed is on the disk. */
    abstract void settle(Connection connection) throws SQLException;

    /** What a failure means. */
    abstract StoreException failure(SQLException e);

    /** Whether other processes may change what is in it. */
    abstract boolean isShared();

    /** The key, where Farol encrypts it. */
    abstract Optional<StoreKey> key();

    /**
     * Encrypts it with {@code to} or, without it, leaves it in the clear.
     *
     * @param last what is to be true from then on
     */
    abstract void encrypt(Optional<StoreKey> to, Edit last);

    /**
     * Leaves nothing of deleted rows on the disk.
     *
     * @param last what is to be true from then on
     */
    abstract void expunge(Edit last);

    /** Writes a store's file of the same rows into {@code folder}, while others may go on using this one. */
    abstract void copyTo(Path folder);

    /** Takes all rows of another store's database in place of its own, or none. */
    abstract void fill(Connection rows);

    /** How much of a disk it takes. */
    abstract long bytes();

    @Override
    public abstract void close();

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
        try (var connection = connect();
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
            var changed = write(connection, sql, parameters);
            connection.commit();
            return changed;
        });
    }

    /** One statement of a transaction that writes; says how many rows it changed. */
    static int write(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Fails after a failure of the transaction too, which must not be forgotten for it. */
    private interface Rollback extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Several statements, all or none. */
    <T, E extends Exception> T inTransaction(Transaction<T, E> transaction) throws E {
        whole.readLock().lock();
        try (var connection = connect()) {
            requireThere();
            connection.setAutoCommit(false);
            try (Rollback _ = connection::rollback) {
                var result = transaction.run(connection);
                settle(connection);
                return result;
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            whole.readLock().unlock();
        }
    }
}
