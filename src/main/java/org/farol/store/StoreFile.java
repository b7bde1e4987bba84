package org.farol.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.farol.work.OwnerOnly;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The H2 file of one data folder. H2 commits each statement that changes a table by itself, and rebuilds the table for
 * it: a process killed meanwhile leaves neither the old schema nor the new one. So migrations run on a copy, which then
 * takes the file's place; so does all that changes the file as a whole.
 */
record StoreFile(Path folder, String name) {
    private static final String NAME = "farol";
    private static final String ENDING = ".mv.db";

    static StoreFile of(Path folder) {
        return new StoreFile(folder.toAbsolutePath(), NAME);
    }

    Path path() {
        return folder.resolve(name + ENDING);
    }

    /** Where connections to it come from. */
    JdbcDataSource source(Optional<StoreKey> key) {
        return source(TrialPath.nameOf(folder.resolve(name)), key);
    }

    /** @param place as H2 names it */
    static JdbcDataSource source(String place, Optional<StoreKey> key) {
        var source = new JdbcDataSource();
        // WRITE_DELAY=0: a commit is on disk before it is confirmed, rather than half a second later. COMPRESS halves
        // the file and what is written with each commit. The other two keep rows out of files beside the store: H2
        // would
        // write failed statements with their values into a trace file, and long results into the temporary folder.
        source.setURL("jdbc:h2:" + place + ";WRITE_DELAY=0;COMPRESS=TRUE;TRACE_LEVEL_FILE=0;MAX_MEMORY_ROWS=100000000"
                + (key.isPresent() ? ";CIPHER=AES" : ""));
        source.setUser("farol");
        key.ifPresent(opened -> {
            var password = opened.filePassword();
            // H2 takes the file's password and, after a space, the user's, who has none.
            var both = Arrays.copyOf(password, password.length + 1);
            both[password.length] = ' ';
            source.setPasswordChars(both);
            Arrays.fill(password, ' ');
            Arrays.fill(both, ' ');
        });
        return source;
    }

    /**
     * Opens the file, which is locked, made or brought to this program's version where needed; as it was before after a
     * crash at any moment. One that is refused stays as it is.
     *
     * @param key where the file is encrypted
     * @return a connection; H2 closes the file with its last one
     * @throws StoreException if it is in use, damaged, of a newer version, or needs another key
     * @throws IOException if the folder cannot be written
     */
    Connection open(Optional<StoreKey> key) throws IOException, SQLException {
        requireKey(key);
        Files.deleteIfExists(copy());
        var fresh = sibling();
        if (!Files.exists(path())) {
            fresh.make(key);
            fresh.takePlaceOf(this);
        }
        requireClosed();
        OwnerOnly.close(path());
        var open = openAsItIs(key);
        if (open.isPresent()) {
            return open.get();
        }
        migrateBy(fresh, key);
        return source(key).getConnection();
    }

    /** Opens the file, which nobody else has open, unless it lacks a migration. */
    private Optional<Connection> openAsItIs(Optional<StoreKey> key) throws IOException, SQLException {
        try (var trial = TrialPath.begin(path())) {
            var connection = source(key).getConnection();
            try {
                if (isCurrent(connection, key)) {
                    trial.pass();
                    return Optional.of(connection);
                }
            } catch (IOException | SQLException | RuntimeException e) {
                leave(connection);
                throw e;
            }
            leave(connection);
            return Optional.empty();
        }
    }

    private boolean isCurrent(Connection connection, Optional<StoreKey> key) throws SQLException {
        if (!Migrations.hasAny(connection)) {
            throw new StoreException(
                    StoreException.Reason.UNREADABLE, new IOException("nothing tells what made the tables"));
        }
        return Migrations.hasEvery(connection) || !Migrations.H2.isPending(source(key));
    }

    /** Closes the file as it is: H2, closing it in order, writes it anew, and more of a damaged one might be lost. */
    static void leave(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }

    private void migrateBy(StoreFile copy, Optional<StoreKey> key) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < Files.size(path())) {
            throw new StoreException(StoreException.Reason.DISK_FULL, new IOException("no room for a copy"));
        }
        try {
            OwnerOnly.makeFile(copy.path());
            try (var in = Files.newInputStream(path());
                    var out = Files.newOutputStream(copy.path())) {
                in.transferTo(out);
            }
            copy.migrate(key);
            copy.takePlaceOf(this);
        } finally {
            Files.deleteIfExists(copy.path());
        }
    }

    /** Keeps all others from the file until closed. */
    StoreLock lock() throws IOException {
        OwnerOnly.makeFolder(folder);
        return StoreLock.by(folder.resolve(name + ".lock"));
    }

    /** H2 locks a file that it has open. */
    void requireClosed() throws IOException {
        if (!Files.exists(path())) {
            return;
        }
        try (var channel = FileChannel.open(path(), StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                return;
            }
        }
        throw new StoreException(StoreException.Reason.IN_USE, new IOException("another Farol has it open"));
    }

    private void requireKey(Optional<StoreKey> key) throws IOException {
        var header = KeyHeader.of(path());
        if (header.isPresent() != key.isPresent() && (header.isPresent() || Files.exists(path()))) {
            throw new StoreException(
                    header.isPresent()
                            ? StoreException.Reason.PASSPHRASE_NEEDED
                            : StoreException.Reason.WRONG_PASSPHRASE,
                    new IOException("key and file do not fit"));
        }
        if (header.isPresent() && !key.orElseThrow().opens(header.get())) {
            throw new StoreException(
                    StoreException.Reason.WRONG_PASSPHRASE, new IOException("made with another passphrase"));
        }
    }

    /** Where a file is made that is to take the place of this one; what a crash left there is gone. */
    StoreFile sibling() throws IOException {
        var fresh = new StoreFile(folder, name + "-novo");
        Files.deleteIfExists(fresh.path());
        return fresh;
    }

    /** Makes the file, empty but for its tables. */
    void make(Optional<StoreKey> key) throws IOException {
        OwnerOnly.makeFile(path());
        migrate(key);
        if (key.isPresent()) {
            key.get().header().writeTo(path());
        }
    }

    /**
     * Makes the file with the rows of another database.
     *
     * @param last what is to be true of this file only
     */
    void fill(Connection rows, Optional<StoreKey> key, Database.Edit last) throws IOException, SQLException {
        make(key);
        try (var connection = source(key).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // The rows point at each other in any order, and did so rightly before.
            statement.execute("set referential_integrity false");
            new LiveRows(rows).copyTo(connection);
            statement.execute("set referential_integrity true");
            new LiveRows(connection).continueNumbering();
            last.in(connection);
            connection.commit();
        }
    }

    private void migrate(Optional<StoreKey> key) {
        try {
            Migrations.H2.apply(source(key));
        } catch (FlywayException e) {
            throw new StoreException(StoreException.Reason.UNREADABLE, e);
        }
    }

    /** Puts this file, which nobody has open, whole in the place of another, or not at all. */
    void takePlaceOf(StoreFile other) throws IOException {
        try (var channel = FileChannel.open(path(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(path(), other.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the file, held open by {@code connection}, as it is between two transactions. */
    void copyTo(Connection connection, OutputStream out) throws IOException, SQLException {
        var zipped = copy();
        Files.deleteIfExists(zipped);
        OwnerOnly.makeFile(zipped);
        try {
            // The one way to read a file that H2 has open and locked, whole; an encrypted one comes encrypted.
            try (var backup = connection.prepareStatement("backup to ?")) {
                backup.setString(1, zipped.toString());
                backup.execute();
            }
            try (var zip = new ZipInputStream(Files.newInputStream(zipped))) {
                zip.getNextEntry();
                zip.transferTo(out);
            }
        } finally {
            Files.deleteIfExists(zipped);
        }
    }

    private Path copy() {
        return folder.resolve(name + "-copia.zip");
    }
}
