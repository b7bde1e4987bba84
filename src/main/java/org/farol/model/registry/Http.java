package org.farol.model.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.farol.model.RefusedModelException;
import org.farol.model.registry.RegistryException.Reason;
import org.farol.work.Progress;

/** Asks servers, again where that may help, and stops within a moment when asked to. */
final class Http {
    private static final Duration NAP = Duration.ofMillis(50);

    private final OkHttpClient client;
    private final Retries retries;

    Http(Duration patience, Retries retries) {
        this.client = new OkHttpClient.Builder()
                .connectTimeout(patience)
                .readTimeout(patience)
                .writeTimeout(patience)
                // A secure address must not lead to an insecure one.
                .followSslRedirects(false)
                .build();
        this.retries = retries;
    }

    /** What is made of an answer that is not a failure. */
    @FunctionalInterface
    interface Answer<T> {
        T of(Response response) throws IOException, RegistryException, RefusedModelException;
    }

    /**
     * Asks until there is an answer worth having.
     *
     * @param request made anew for every attempt
     * @throws RegistryException if there is none
     */
    <T> T ask(Supplier<Request> request, Answer<T> answer, Progress progress)
            throws RegistryException, RefusedModelException {
        for (var attempt = 1; ; attempt++) {
            progress.checkCancelled();
            var asked = request.get();
            Duration wait;
            try (var call = new Cancellable(client.newCall(asked), progress);
                    var response = call.execute()) {
                if (!mayPass(response.code())) {
                    return answer.of(response);
                }
                if (!retries.allow(attempt)) {
                    throw failure(response);
                }
                wait = retryAfter(response);
            } catch (FileSystemException e) {
                // This machine's own disk; asking again does not mend it.
                throw new UncheckedIOException(e);
            } catch (IOException e) {
                progress.checkCancelled();
                if (!retries.allow(attempt)) {
                    throw new RegistryException(Reason.NO_CONNECTION, shown(asked.url()), e);
                }
                wait = Duration.ZERO;
            }
            retries.waitAfter(attempt, wait, progress);
        }
    }

    /** Whether the same question may be answered later. */
    private static boolean mayPass(int code) {
        return code == 408 || code == 429 || code >= 500;
    }

    /** The failure that an answer tells of. */
    static RegistryException failure(Response response) {
        var reason = switch (response.code()) {
            case 401 -> Reason.UNAUTHORIZED;
            case 403 -> Reason.FORBIDDEN;
            case 404, 410 -> Reason.NOT_FOUND;
            case 408, 429, 503 -> Reason.BUSY;
            default -> response.code() >= 500 ? Reason.SERVER_ERROR : Reason.UNEXPECTED_ANSWER;
        };
        return new RegistryException(reason, shown(response.request().url()));
    }

    static Optional<String> header(Response response, String name) {
        return Optional.ofNullable(response.header(name));
    }

    /** Signed addresses carry secrets in their query. */
    private static String shown(HttpUrl address) {
        return new Source.WebFolder(address).toString();
    }

    /** Seconds or a date (RFC 9110, 10.2.3). */
    private static Duration retryAfter(Response response) {
        var value = header(response, "Retry-After").orElse("");
        try {
            return value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            Clock.systemUTC().instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }

    /** A call that ends when the person asks to stop, even while it waits for a silent server. */
    private static final class Cancellable implements AutoCloseable {
        private final Call call;
        private final Thread watch;

        Cancellable(Call call, Progress progress) {
            this.call = call;
            this.watch = Thread.startVirtualThread(() -> {
                try {
                    while (!progress.cancelled()) {
                        Thread.sleep(NAP);
                    }
                    call.cancel();
                } catch (InterruptedException _) {
                    // The call is over.
                }
            });
        }

        Response execute() throws IOException {
            return call.execute();
        }

        @Override
        public void close() {
            watch.interrupt();
        }
    }
}
