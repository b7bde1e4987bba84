package org.farol.ui;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.farol.api.ApiServer;
import org.farol.api.ApiSettings;
import org.farol.api.ApiSettings.Limits;
import org.farol.api.ApiSettings.Openable;
import org.farol.app.NotPossibleException;
import org.farol.app.Workspace;

/** The local API of the open data: on or off. Off until a person turns it on; nothing of its server is loaded before. */
public final class LocalApi implements AutoCloseable {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Off());
    private Optional<ApiServer> server = Optional.empty();

    /** What became of the switch. */
    public sealed interface State {
        record Off() implements State {}

        /** Nothing new is taken; what is under way is answered still. */
        record Stopping() implements State {}

        /**
         * It is served.
         *
         * @param url where
         * @param token that callers must show
         * @param onNetwork whether other devices can call it there, not only this machine
         */
        record On(URI url, Optional<String> token, boolean onNetwork) implements State {}
    }

    /**
     * How it is to be served.
     *
     * @param token that callers must show; other devices must show one
     * @param keepDays how long answers are kept, in days
     */
    public record Wanted(int port, Optional<String> token, boolean onNetwork, int keepDays) {}

    public LocalApi(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Changes on the JavaFX thread. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * Turns it on; to be called in the background.
     *
     * @throws NotPossibleException if another program has the port
     */
    public synchronized State.On start(Wanted wanted) throws NotPossibleException, IOException {
        close();
        var settings = new ApiSettings(
                wanted.onNetwork() ? ApiSettings.EVERYWHERE : ApiSettings.LOOPBACK,
                wanted.port(),
                wanted.token(),
                // Whoever scans its code has no token to show to a page that tells of no student.
                Set.of(Openable.DOCS),
                Set.of(),
                Set.of(),
                wanted.keepDays(),
                Limits.STANDARD);
        var started = ApiServer.start(workspace, settings);
        server = Optional.of(started);
        var address = wanted.onNetwork() ? address() : Optional.<String>empty();
        return new State.On(
                address.map(host -> URI.create(
                                "http://" + host + ":" + started.url().getPort()))
                        .orElseGet(() -> URI.create("http://" + ApiSettings.LOOPBACK + ":"
                                + started.url().getPort())),
                wanted.token(),
                address.isPresent());
    }

    /** Where other devices of the network find this machine; empty where it is in none. */
    private static Optional<String> address() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(known ->
                        known instanceof Inet4Address && !known.isLoopbackAddress() && !known.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    /** Tells the window what is so now. */
    public void tell(State now) {
        state.set(now);
    }

    /** Turns it off once what is under way is answered; to be called in the background. */
    @Override
    public synchronized void close() {
        server.ifPresent(ApiServer::close);
        server = Optional.empty();
    }
}
