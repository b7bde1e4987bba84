package org.farol.ui;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.farol.api.ApiServer;
import org.farol.api.ApiSettings;
import org.farol.api.ApiSettings.Limits;
import org.farol.app.NotPossibleException;
import org.farol.app.Workspace;

/** The local API of the open data: on or off. Off until a person turns it on; nothing of its server is loaded before. */
public final class LocalApi implements AutoCloseable {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Served>> served = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<ApiServer> server = Optional.empty();

    /** Where it is served, and the token that callers must show. */
    public record Served(URI url, Optional<String> token) {}

    public LocalApi(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What is served; empty while it is off. Changes on the JavaFX thread. */
    public ReadOnlyObjectProperty<Optional<Served>> servedProperty() {
        return served.getReadOnlyProperty();
    }

    /**
     * Turns it on, for this machine only; to be called in the background.
     *
     * @throws NotPossibleException if another program has the port
     */
    public synchronized Served start(int port, Optional<String> token) throws NotPossibleException {
        close();
        var settings = new ApiSettings(
                ApiSettings.LOOPBACK,
                port,
                token,
                Set.of(),
                Set.of(),
                Set.of(),
                ApiSettings.KEEP_DAYS,
                Limits.STANDARD);
        var started = ApiServer.start(workspace, settings);
        server = Optional.of(started);
        return new Served(started.url(), token);
    }

    /** Tells the window what is so now. */
    public void tell(Optional<Served> now) {
        served.set(now);
    }

    /** Turns it off once what is under way is answered; to be called in the background. */
    @Override
    public synchronized void close() {
        server.ifPresent(ApiServer::close);
        server = Optional.empty();
    }
}
