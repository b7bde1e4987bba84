package org.farol.ui.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.farol.model.registry.Hub;
import org.farol.model.registry.RegistryException;
import org.farol.model.registry.Token;
import org.farol.ui.Preferences;

/**
 * Where models are fetched from and published to, as a person has set it: in the settings, else by {@code HF_ENDPOINT} and
 * {@code HF_TOKEN}. Of the token, only the path of its file is remembered.
 */
public record HubAccess(Preferences preferences) {
    private static final String REPOSITORY = "hub.repository";
    private static final String ENDPOINT = "hub.endpoint";
    private static final String TOKEN_FILE = "hub.token";

    /** The repository that updates are looked for in; empty for none. */
    public String repository() {
        return preferences.text(REPOSITORY).orElse("");
    }

    /** The hub's address; empty for the standard one. */
    public String endpoint() {
        return preferences.text(ENDPOINT).orElse("");
    }

    /** The file that holds the token. */
    public Optional<Path> tokenFile() {
        return preferences.text(TOKEN_FILE).filter(file -> !file.isEmpty()).map(Path::of);
    }

    /** Remembers all three. */
    public void set(String repository, String endpoint, Optional<Path> tokenFile) throws IOException {
        preferences.remember(REPOSITORY, repository.strip());
        preferences.remember(ENDPOINT, endpoint.strip());
        preferences.remember(TOKEN_FILE, tokenFile.map(Path::toString).orElse(""));
        preferences.save();
    }

    /** The hub to talk to; reads the token's file. */
    public Hub hub() throws RegistryException, IOException {
        var hub = Hub.of(System.getenv());
        if (!endpoint().isEmpty()) {
            hub = hub.at(endpoint());
        }
        var token = tokenFile();
        return token.isPresent() ? hub.with(new Token(Files.readString(token.get()))) : hub;
    }
}
