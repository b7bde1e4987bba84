package org.farol.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.farol.api.ApiServer;
import org.farol.api.ApiSettings;
import org.farol.api.ApiSettings.Limits;
import org.farol.api.ApiSettings.Openable;
import org.farol.api.ApiToken;
import org.farol.app.Settings;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the local API until interrupted. */
@Command(name = "serve")
final class ServeCommand extends WorkspaceCommand {
    @Option(names = "--host", paramLabel = "HOST")
    String host = ApiSettings.LOOPBACK;

    @Option(names = "--port", paramLabel = "PORT")
    int port = ApiSettings.PORT;

    @Option(names = "--token", paramLabel = "TOKEN")
    @Nullable
    String token;

    @Option(names = "--token-file", paramLabel = "FILE")
    @Nullable
    Path tokenFile;

    @Option(names = "--require-token")
    boolean requireToken;

    @Option(names = "--open", paramLabel = "health|metrics|docs")
    Set<Openable> open = Set.of();

    @Option(names = "--allow-host", paramLabel = "HOST")
    Set<String> hosts = Set.of();

    @Option(names = "--cors", paramLabel = "ORIGIN")
    Set<String> origins = Set.of();

    @Option(names = "--rate", paramLabel = "N")
    int rate = Limits.STANDARD.requestsPerSecond();

    @Option(names = "--keep-days", paramLabel = "N")
    @Nullable
    Integer keepDays;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        // A store that cannot be opened is told now, not to whoever asks first.
        workspace.years();
        var settings = settings(workspace.settings());
        var stopped = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            await(closed);
        }));
        try (workspace;
                var server = ApiServer.start(workspace, settings)) {
            if (json()) {
                console.json(
                        new Document(server.url().toString(), settings.token().isPresent()));
            } else {
                console.say("serve.started", server.url());
                settings.token().ifPresent(shown -> console.say("serve.token", shown));
            }
            console.out().flush();
            await(stopped);
            console.tell("serve.stopping");
        } finally {
            closed.countDown();
        }
    }

    private ApiSettings settings(Settings chosen) throws IOException {
        var kept = keepDays == null ? chosen.apiKeepDays() : Math.max(1, keepDays);
        return new ApiSettings(host, port, token(), open, hosts, origins, kept, Limits.STANDARD.withRate(rate));
    }

    private Optional<String> token() throws IOException {
        if (token != null) {
            return Optional.of(token);
        }
        if (tokenFile != null) {
            return Optional.of(ApiToken.read(tokenFile));
        }
        return requireToken || !ApiSettings.isLoopback(host) ? Optional.of(ApiToken.of(home())) : Optional.empty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            // Nobody interrupts the command but to end it.
            Thread.currentThread().interrupt();
        }
    }

    record Document(String url, boolean tokenRequired) {}
}
