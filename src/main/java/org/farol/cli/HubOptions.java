package org.farol.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.farol.model.registry.Hub;
import org.farol.model.registry.RegistryException;
import org.farol.model.registry.Token;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which hub, and with which token: a file or the environment, never an argument, which other programs could read. */
final class HubOptions {
    @Option(names = "--endpoint", paramLabel = "URL", descriptionKey = "hub.endpoint")
    @Nullable
    String endpoint;

    @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "hub.token-file")
    @Nullable
    Path tokenFile;

    Hub hub() throws IOException, RegistryException {
        var hub = Hub.of(System.getenv());
        if (endpoint != null) {
            hub = hub.at(endpoint);
        }
        return tokenFile == null ? hub : hub.with(new Token(Files.readString(tokenFile)));
    }
}
