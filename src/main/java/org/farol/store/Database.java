package org.farol.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The open database of one data folder, as the parts of the store ask it. Safe for use by several threads; what a
 * transaction has committed is on disk.
 */
final class Database implements AutoCloseable {
    private final JdbcDataSource source;
    /** H2 closes a database with its last connection; this one keeps it open between operations. */
    private final Connection keeper;

    private Database(JdbcDataSource source, Connection keeper) {
        this.source = source;
        this.keeper = keeper;
    }

    /** Opens the database of {@code folder}, as {@link Store#open}. */
    static Database open(Path folder) {
        try {
            var file = StoreFile.of(folder);
            return new Database(file.source(), file.open());
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, e);
        } catch (SQLException e) {
            throw failure(e);
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

    /** The rows of a question. */
    <T> List<T> reading(String sql, RowReader<T> reader, Object... parameters) {
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
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return transaction.run(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static StoreException failure(SQLException e) {
        return new StoreException(
                switch (e.getErrorCode()) {
                    case ErrorCode.DATABASE_ALREADY_OPEN_1 -> StoreException.Reason.IN_USE;
                    case ErrorCode.FILE_CREATION_FAILED_1,
                            ErrorCode.DATABASE_IS_READ_ONLY,
                            ErrorCode.IO_EXCEPTION_1,
                            ErrorCode.IO_EXCEPTION_2 -> StoreException.Reason.NOT_WRITABLE;
                    default -> StoreException.Reason.UNREADABLE;
                },
                e);
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
