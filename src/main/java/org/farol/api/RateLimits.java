package org.farol.api;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How often each client may call: so many times a second, twice as many at once (a token bucket each). */
final class RateLimits {
    private static final int MOST_CLIENTS = 10_000;
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<String, Bucket> clients = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long filledAt) {}

    RateLimits(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Whether {@code client} may call now; it counts as a call if so. */
    boolean allow(String client) {
        if (clients.size() > MOST_CLIENTS) {
            clients.values().removeIf(bucket -> filled(bucket) >= burst());
        }
        var allowed = new boolean[1];
        clients.compute(client, (_, before) -> {
            var tokens = before == null ? burst() : filled(before);
            allowed[0] = tokens >= 1;
            return new Bucket(allowed[0] ? tokens - 1 : tokens, nanoTime.getAsLong());
        });
        return allowed[0];
    }

    private double burst() {
        return 2.0 * perSecond;
    }

    private double filled(Bucket bucket) {
        return Math.min(burst(), bucket.tokens() + (nanoTime.getAsLong() - bucket.filledAt()) / NANOS * perSecond);
    }
}
