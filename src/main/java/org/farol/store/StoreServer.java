package org.farol.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * A PostgreSQL database whose store several people share.
 *
 * @param url as JDBC has it: {@code jdbc:postgresql://host/database}
 * @param user empty where {@code url} says it
 * @param password empty where the driver finds it, as in {@code ~/.pgpass}
 */
public record StoreServer(String url, String user, String password) {
    private static final String PROTOCOL = "jdbc:postgresql:";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether an address is one of PostgreSQL. */
    public static boolean isOne(String url) {
        return url.startsWith(PROTOCOL);
    }

    /** The machine and the database, without anything secret. */
    public String place() {
        return url.substring(PROTOCOL.length()).replaceFirst("^//", "").replaceFirst("[?].*", "");
    }

    /** What passes to it over a network is encrypted, unless its address says otherwise. */
    boolean isOnThisMachine() {
        return host().filter(THIS_MACHINE::contains).isPresent();
    }

    private Optional<String> host() {
        try {
            return Optional.ofNullable(new URI(url.substring("jdbc:".length())).getHost());
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return place();
    }
}
