package org.farol.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.farol.app.Settings;

/**
 * How the local API is served.
 *
 * @param port 0 for any that is free
 * @param token a bearer token that callers must show; empty where none is needed
 * @param open what may be called without the token
 * @param hosts names under which it may be called, besides addresses and {@code localhost}
 * @param origins of web pages that may call it, none by default
 * @param keepDays how long answers are kept in the history, in days
 * @param limits what one client, and all together, may ask
 */
public record ApiSettings(
        String host,
        int port,
        Optional<String> token,
        Set<Openable> open,
        Set<String> hosts,
        Set<String> origins,
        int keepDays,
        Limits limits) {
    /** How long answers are kept where it is not said. */
    public static final int KEEP_DAYS = Settings.API_KEEP_DAYS;

    /** The port of the reference system, so that its clients need no change. */
    public static final int PORT = Settings.API_PORT;

    /** Where only programs of this machine can call. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Where every device of the network can call. */
    public static final String EVERYWHERE = "0.0.0.0";

    /** What may be opened to callers without the token: nothing of it tells of a student. */
    public enum Openable {
        HEALTH,
        METRICS,
        DOCS
    }

    /**
     * What callers may ask of it.
     *
     * @param bodyBytes of a request for one student, and of each student of a batch
     * @param requestsPerSecond of one client; twice as many at once
     * @param atOnce requests worked on at the same time
     * @param batchesAtOnce batches worked on at the same time
     * @param bodySeconds for the body of a request for one student to arrive
     */
    public record Limits(int bodyBytes, int requestsPerSecond, int atOnce, int batchesAtOnce, int bodySeconds) {
        /** 1 MiB, and more requests than a single machine makes. */
        public static final Limits STANDARD = new Limits(1 << 20, 10_000, 128, 4, 10);

        /** The same for other rates. */
        public Limits withRate(int perSecond) {
            return new Limits(bodyBytes, perSecond, atOnce, batchesAtOnce, bodySeconds);
        }
    }

    public ApiSettings {
        open = Set.copyOf(open);
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }

    /** On this machine only, without a token. */
    public static ApiSettings local(int port) {
        return new ApiSettings(
                LOOPBACK, port, Optional.empty(), Set.of(), Set.of(), Set.of(), KEEP_DAYS, Limits.STANDARD);
    }

    /** Whether only programs of this machine can call at {@code host}. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            // It cannot be bound either; to ask for a token does no harm.
            return false;
        }
    }
}
