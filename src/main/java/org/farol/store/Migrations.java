package org.farol.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The steps that make the tables of a store: files in {@code migrations} that every database takes, and those few that
 * were released in H2's own words in {@code h2}, with what they mean in {@code postgresql}.
 */
enum Migrations {
    H2,
    POSTGRESQL;

    /** The number of the last one; each has the number after the one before. */
    static final int NEWEST = 12;

    private static final String HISTORY = "flyway_schema_history";

    /** Whether a database says which it has. */
    static boolean hasAny(Connection connection) throws SQLException {
        try (var history = connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
            return history.next();
        }
    }

    /** Nearly every start finds the store as it should be: seen without the start of Flyway. */
    static boolean hasEvery(Connection connection) throws SQLException {
        if (!hasAny(connection)) {
            return false;
        }
        try (var statement = connection.createStatement();
                var applied = statement.executeQuery("select count(*), max(cast(\"version\" as integer)) from \""
                        + HISTORY + "\" where \"success\" and cast(\"version\" as integer) > 0")) {
            applied.next();
            return applied.getInt(1) == NEWEST && applied.getInt(2) == NEWEST;
        }
    }

    /**
     * Whether a store lacks some.
     *
     * @throws StoreException if it has one that this program does not know
     */
    boolean isPending(DataSource source) {
        try {
            var flyway = flyway(source);
            flyway.validate();
            return flyway.info().pending().length > 0;
        } catch (FlywayException e) {
            throw new StoreException(
                    e instanceof FlywayValidateException
                            ? StoreException.Reason.NEWER_VERSION
                            : StoreException.Reason.UNREADABLE,
                    e);
        }
    }

    /**
     * Takes the steps that a store lacks.
     *
     * @throws FlywayException if one of them fails
     */
    void apply(DataSource source) {
        flyway(source).migrate();
    }

    private Flyway flyway(DataSource source) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(locations())
                .javaMigrations(new CompactAnswers())
                // The default tolerates versions that a newer Farol applied and this one does not know.
                .ignoreMigrationPatterns("*:pending")
                .load();
    }

    /** Where the files are, on the class path. */
    String[] locations() {
        return new String[] {
            "classpath:org/farol/store/migrations",
            switch (this) {
                case H2 -> "classpath:org/farol/store/h2";
                case POSTGRESQL -> "classpath:org/farol/store/postgresql";
            }
        };
    }
}
