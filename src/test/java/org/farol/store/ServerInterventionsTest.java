package org.farol.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The same on a server. */
@SuppressWarnings("NullAway.Init")
class ServerInterventionsTest extends InterventionsTest {
    private TestServer server;

    @BeforeContainer
    static void needServer() {
        TestServer.require();
    }

    @Override
    Store open(Path folder) throws SQLException {
        server = TestServer.start();
        return Store.open(folder, server.address());
    }

    @AfterProperty
    @Override
    void close() throws IOException, SQLException {
        super.close();
        server.close();
    }
}
