package org.farol.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The same on a server. */
@AddLifecycleHook(TestServer.Needed.class)
class ServerImportUndoTest extends ImportUndoTest {
    private final Deque<TestServer> servers = new ArrayDeque<>();

    @BeforeAll
    static void needServer() {
        TestServer.require();
    }

    @Override
    Store open(Path folder) throws SQLException {
        servers.push(TestServer.start());
        return Store.open(folder, servers.element().address());
    }

    @AfterEach
    @AfterTry
    void stop() throws SQLException {
        while (!servers.isEmpty()) {
            servers.pop().close();
        }
    }
}
