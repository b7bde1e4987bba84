package org.farol.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.farol.store.StoreException.Reason;
import org.flywaydb.core.api.FlywayException;

/** A PostgreSQL database that several processes use at once. A connection that was lost is made again when next asked for. */
final class ServerDatabase extends Database {
    private static final int MOST_CONNECTIONS = 8;
    /** In seconds; a person waits for the first, and a long import needs the last. */
    private static final int TO_CONNECT = 5;

    private static final int TO_GET_ONE = 10;
    private static final int TO_ANSWER = 300;

    private final HikariDataSource pool;

    private ServerDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the store of a server, made or brought to this program's version where needed. */
    static ServerDatabase open(StoreServer server) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config(server));
        } catch (PoolInitializationException e) {
            throw meaning(e);
        }
        try {
            migrate(pool);
            return new ServerDatabase(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig config(StoreServer server) {
        var config = new HikariConfig();
        config.setPoolName("farol");
        config.setJdbcUrl(server.url());
        if (!server.user().isEmpty()) {
            config.setUsername(server.user());
        }
        if (!server.password().isEmpty()) {
            config.setPassword(server.password());
        }
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(TO_GET_ONE));
        config.addDataSourceProperty("connectTimeout", Integer.toString(TO_CONNECT));
        config.addDataSourceProperty("socketTimeout", Integer.toString(TO_ANSWER));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "Farol");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Details of errors quote rows.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        if (!server.isOnThisMachine()) {
            config.addDataSourceProperty("sslmode", "require");
        }
        return config;
    }

    /** PostgreSQL takes a migration whole or not at all, and Flyway lets one process at a time. */
    private static void migrate(HikariDataSource pool) {
        try (var connection = pool.getConnection()) {
            if (Migrations.hasEvery(connection)) {
                return;
            }
        } catch (SQLException e) {
            throw meaning(e);
        }
        if (Migrations.POSTGRESQL.isPending(pool)) {
            try {
                Migrations.POSTGRESQL.apply(pool);
            } catch (FlywayException e) {
                throw meaning(e);
            }
        }
    }

    @Override
    Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** A server that is not there takes no writes. */
    @Override
    void requireThere() {}

    /** PostgreSQL answers when it is. */
    @Override
    void settle(Connection connection) {}

    @Override
    StoreException failure(SQLException e) {
        var meaning = meaning(e);
        if (meaning.reason() == Reason.SERVER_UNREACHABLE) {
            // The others were lost with it, most likely: the next who asks gets a new one.
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        return meaning;
    }

    /** By the class of the SQLSTATE (PostgreSQL, appendix A), wherever in the causes it stands. */
    private static StoreException meaning(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return new StoreException(reason(sql.getSQLState()), e);
            }
        }
        return new StoreException(
                e instanceof SQLTransientConnectionException ? Reason.SERVER_UNREACHABLE : Reason.SERVER_FAILED, e);
    }

    private static Reason reason(String state) {
        if (state.startsWith("28") || state.equals("3D000") || state.equals("42501")) {
            return Reason.SERVER_REFUSED;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return Reason.SERVER_UNREACHABLE;
        }
        return Reason.SERVER_FAILED;
    }

    @Override
    boolean isShared() {
        return true;
    }

    @Override
    Optional<StoreKey> key() {
        return Optional.empty();
    }

    @Override
    void encrypt(Optional<StoreKey> to, Edit last) {
        throw new UnsupportedOperationException("who runs the server encrypts its disks");
    }

    /** Deleted rows stay in the files of the tables until these are written anew; what the server archives is its own. */
    @Override
    void expunge(Edit last) {
        try (var connection = connect()) {
            try (var statement = connection.createStatement()) {
                for (var table : new LiveRows(connection).tables()) {
                    statement.execute("vacuum full " + table);
                }
            }
            connection.setAutoCommit(false);
            last.in(connection);
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    void copyTo(Path folder) {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            StoreFile.of(folder).fill(connection, Optional.empty(), _ -> {});
            connection.rollback();
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new StoreException(Reason.NOT_WRITABLE, e);
        }
    }

    @Override
    void fill(Connection rows) {
        inTransaction(connection -> {
            var references = references(connection);
            try (var statement = connection.createStatement()) {
                // The rows point at each other in any order, and did so rightly before.
                for (var reference : references) {
                    statement.execute(reference + " deferrable initially deferred");
                }
                new LiveRows(rows).copyTo(connection);
                statement.execute("set constraints all immediate");
                new LiveRows(connection).continueNumbering();
                for (var reference : references) {
                    statement.execute(reference + " not deferrable");
                }
            }
            connection.commit();
            return references;
        });
    }

    /** The beginning of a statement that alters each foreign key. */
    private static List<String> references(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : new LiveRows(connection).tables()) {
            try (var keys = connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
                while (keys.next()) {
                    found.add("alter table " + table + " alter constraint \"" + keys.getString("FK_NAME") + "\"");
                }
            }
        }
        return found;
    }

    @Override
    long bytes() {
        return reading("select pg_database_size(current_database())", row -> row.getLong(1))
                .getFirst();
    }

    @Override
    public void close() {
        pool.close();
    }
}
