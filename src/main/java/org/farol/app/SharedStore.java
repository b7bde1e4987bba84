package org.farol.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.farol.app.NotPossibleException.Reason;
import org.farol.store.Store;
import org.farol.store.StoreServer;
import org.farol.work.OwnerOnly;
import org.farol.work.WholeFile;

/**
 * Where the data is that several people share: as the environment says or a person chose for a data folder. The password
 * stands in a file of its own that only its owner may read, or where PostgreSQL's other programs have it
 * ({@code ~/.pgpass}).
 */
public final class SharedStore {
    private static final String ENVIRONMENT = "FAROL_STORE";
    private static final String FILE = "servidor.properties";
    private static final String URL = "store.url";
    private static final String USER = "store.user";
    private static final String PASSWORD = "store.password";

    private SharedStore() {}

    /**
     * The server that the data of {@code folder} is on: {@code FAROL_STORE} if set, else the one chosen; empty where it is in
     * the folder itself.
     *
     * @throws NotPossibleException if what is set is no address of a server
     */
    public static Optional<StoreServer> of(Path folder) throws IOException, NotPossibleException {
        var set = environment();
        return set.isPresent() ? Optional.of(at(set.get(), "", "")) : chosen(folder);
    }

    private static Optional<String> environment() {
        return Optional.ofNullable(System.getenv(ENVIRONMENT)).filter(url -> !url.isBlank());
    }

    /** Whether the environment decides, so that choosing a server would have no effect. */
    public static boolean isSetByEnvironment() {
        return environment().isPresent();
    }

    /**
     * A server by its address.
     *
     * @throws NotPossibleException if {@code url} is none
     */
    public static StoreServer at(String url, String user, String password) throws NotPossibleException {
        if (!StoreServer.isOne(url)) {
            throw new NotPossibleException(Reason.NOT_A_SERVER, url);
        }
        return new StoreServer(url, user, password);
    }

    private static Optional<StoreServer> chosen(Path folder) throws IOException, NotPossibleException {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var written = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            written.load(reader);
        }
        return Optional.of(
                at(written.getProperty(URL, ""), written.getProperty(USER, ""), written.getProperty(PASSWORD, "")));
    }

    /**
     * Puts the data of {@code folder} on a server from the next start on; what is in the folder stays there. The server is
     * asked first: its store is there when this returns.
     *
     * @throws org.farol.store.StoreException if it cannot be opened; nothing is chosen then
     */
    public static void choose(Path folder, StoreServer server) throws IOException {
        OwnerOnly.makeFolder(folder);
        Store.open(folder, server).close();
        var written = new Properties();
        written.setProperty(URL, server.url());
        written.setProperty(USER, server.user());
        written.setProperty(PASSWORD, server.password());
        WholeFile.replaceForOwner(
                folder.resolve(FILE), out -> written.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
    }

    /** Goes back to the data in the folder, from the next start on. */
    public static void leave(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}
