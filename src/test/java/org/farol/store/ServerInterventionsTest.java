package org.farol.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;

/** The same on a server. */
@AddLifecycleHook(TestServer.Needed.class)
@SuppressWarnings("NullAway.Init")
class ServerInterventionsTest extends InterventionsTest {
    private TestServer server;

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
