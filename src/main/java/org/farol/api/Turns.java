package org.farol.api;

import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** How many requests are worked on at a time; the next is asked to come again, rather than to wait with all others. */
final class Turns {
    private final Semaphore free;

    Turns(int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    <T> T take(Work<T> work) throws Exception {
        if (!free.tryAcquire()) {
            throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, Map.of("Retry-After", "1"), "busy");
        }
        try {
            return work.run();
        } finally {
            free.release();
        }
    }
}
