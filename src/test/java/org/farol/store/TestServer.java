package org.farol.store;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * An empty schema of the PostgreSQL that {@code FAROL_TEST_POSTGRESQL} names by its JDBC URL; tests that need it are skipped
 * where there is none.
 */
public final class TestServer implements AutoCloseable {
    private final String url;
    private final List<String> others = new ArrayList<>();
    private final String schema = "farol_test_" + UUID.randomUUID().toString().replace('-', '_');

    private TestServer(String url) {
        this.url = url;
    }

    private static Optional<String> named() {
        return Optional.ofNullable(System.getenv("FAROL_TEST_POSTGRESQL"));
    }

    /** The address of the PostgreSQL; the test is skipped where there is none. */
    public static String require() {
        assumeThat(named()).as("FAROL_TEST_POSTGRESQL names a PostgreSQL").isPresent();
        return named().orElseThrow();
    }

    /** Skips jqwik's properties where there is no PostgreSQL: a failed assumption before a property it counts as an error. */
    static final class Needed implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return named().isPresent()
                    ? SkipResult.doNotSkip()
                    : SkipResult.skip("FAROL_TEST_POSTGRESQL names no PostgreSQL");
        }

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }

        /** Each property, not their class: of a class that is skipped nothing is reported. */
        @Override
        public boolean appliesTo(Optional<AnnotatedElement> element) {
            return element.filter(Method.class::isInstance).isPresent();
        }
    }

    /** Makes the schema. */
    public static TestServer start() throws SQLException {
        var server = new TestServer(require());
        server.run("create schema " + server.schema);
        return server;
    }

    /** The address of the schema. */
    public StoreServer address() {
        return new StoreServer(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema + "&ApplicationName=" + schema,
                "",
                "");
    }

    /** The same schema for another person, with the password of the first, who may do everything there. */
    public StoreServer addressOf(String user) throws SQLException {
        var login = schema + "_" + user;
        run("create role " + login + " superuser login password 'farol'");
        others.add(login);
        return new StoreServer(address().url().replaceFirst("user=[^&]*", "user=" + login), "", "");
    }

    /** A connection that Farol knows nothing of. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(address().url());
    }

    /** Does something behind Farol's back. */
    public void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the connections to it, as a restart of the server or a network that fails does. */
    public void cutConnections() throws SQLException {
        run(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name = '"
                        + schema + "'");
    }

    /** Takes the schema away. */
    @Override
    public void close() throws SQLException {
        run("drop schema " + schema + " cascade");
        for (var login : others) {
            run("drop role " + login);
        }
    }
}
