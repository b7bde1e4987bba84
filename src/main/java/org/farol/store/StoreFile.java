package org.farol.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The H2 file of one data folder. H2 commits each statement that changes a table by itself, and rebuilds the table for
 * it: a process killed meanwhile leaves neither the old schema nor the new one. So migrations run on a copy, which then
 * takes the file's place.
 */
record StoreFile(Path folder, String name) {
    private static final String NAME = "farol";
    private static final String ENDING = ".mv.db";

    static StoreFile of(Path folder) {
        return new StoreFile(folder.toAbsolutePath(), NAME);
    }

    /** Where connections to it come from. */
    JdbcDataSource source() {
        var source = new JdbcDataSource();
        // WRITE_DELAY=0: a commit is on disk before it is confirmed, rather than half a second later.
        source.setURL("jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=0");
        source.setUser("farol");
        return source;
    }

    private Path path() {
        return folder.resolve(name + ENDING);
    }

    /**
     * Opens the file, made or brought to this program's version where needed; as it was before after a crash at any
     * moment.
     *
     * @return a connection; H2 closes the file with its last one
     * @throws StoreException if it is in use, damaged or of a newer version
     * @throws IOException if the folder cannot be written
     */
    Connection open() throws IOException, SQLException {
        Files.createDirectories(folder);
        try (var channel = FileChannel.open(
                        folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new StoreException(StoreException.Reason.IN_USE, new IOException("another Farol is opening it"));
            }
            if (!Files.exists(path())) {
                replaceByMigrated();
            }
            var connection = source().getConnection();
            if (isBehind(connection)) {
                connection.close();
                replaceByMigrated();
                return source().getConnection();
            }
            return connection;
        } catch (OverlappingFileLockException e) {
            throw new StoreException(StoreException.Reason.IN_USE, e);
        }
    }

    /** Whether the file, held open by {@code connection}, lacks a migration. */
    private boolean isBehind(Connection connection) throws SQLException {
        try {
            flyway().validate();
            return flyway().info().pending().length > 0;
        } catch (FlywayException e) {
            connection.close();
            throw new StoreException(
                    e instanceof FlywayValidateException
                            ? StoreException.Reason.NEWER_VERSION
                            : StoreException.Reason.UNREADABLE,
                    e);
        }
    }

    private void replaceByMigrated() throws IOException {
        var fresh = new StoreFile(folder, name + "-novo");
        Files.deleteIfExists(fresh.path());
        if (Files.exists(path())) {
            Files.copy(path(), fresh.path());
        }
        try {
            fresh.flyway().migrate();
        } catch (FlywayException e) {
            throw new StoreException(StoreException.Reason.UNREADABLE, e);
        }
        try (var channel = FileChannel.open(fresh.path(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh.path(), path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Flyway flyway() {
        return Flyway.configure(StoreFile.class.getClassLoader())
                .dataSource(source())
                .locations("classpath:org/farol/store/migrations")
                // The default tolerates versions that a newer Farol applied and this one does not know.
                .ignoreMigrationPatterns("*:pending")
                .load();
    }
}
