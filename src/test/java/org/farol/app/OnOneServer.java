package org.farol.app;

import java.nio.file.Path;
import java.sql.SQLException;
import org.farol.store.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two people, each with a data folder of their own, whose data is on one server. */
@SuppressWarnings("NullAway.Init")
abstract class OnOneServer {
    @TempDir
    Path root;

    TestServer server;
    Path mine;
    Path hers;

    @BeforeAll
    static void needServer() {
        TestServer.require();
    }

    @BeforeEach
    void start() throws SQLException {
        server = TestServer.start();
        mine = root.resolve("minha");
        hers = root.resolve("dela");
    }

    @AfterEach
    void stop() throws SQLException {
        server.close();
    }
}
