package org.farol.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.farol.work.OwnerOnly;

/** The bearer token of a data folder: made once, so that clients need not learn another at each start. */
public final class ApiToken {
    private static final String FILE = "api-token";
    private static final int BYTES = 24;

    private ApiToken() {}

    /** The token of {@code folder}, made where there is none; only its owner can read the file. */
    public static String of(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (Files.isRegularFile(file)) {
            return read(file);
        }
        return renew(folder);
    }

    /** Makes another token for {@code folder}; the one before is worth nothing from the next start on. */
    public static String renew(Path folder) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OwnerOnly.makeFolder(folder);
        var file = folder.resolve(FILE);
        Files.deleteIfExists(file);
        OwnerOnly.makeFile(file);
        Files.writeString(file, token);
        return token;
    }

    /** The token that a file holds. */
    public static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
