package org.farol.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.farol.store.StoreKey;

/**
 * The key store of the desktop: the Secret Service of GNOME and KDE, through its own {@code secret-tool} (Debian
 * {@code libsecret-tools}). It keeps the derived key, not the passphrase, which may open other things too; secrets pass by
 * pipes, never by command lines, which other accounts can read. Windows and macOS are not served: what the JDK offers of
 * their key stores holds certificates only.
 */
final class KeyRing {
    private static final String TOOL = "secret-tool";
    /** A locked key store asks the person; nobody answers on a machine without a screen. */
    private static final int SECONDS = 60;

    private static final int LONGEST = 1_000;

    private KeyRing() {}

    static boolean isPresent() {
        return System.getProperty("os.name").startsWith("Linux")
                && System.getenv("DBUS_SESSION_BUS_ADDRESS") != null
                && Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Path.of(folder, TOOL).toFile().canExecute());
    }

    /** Keeps a key for {@code folder}, instead of one that was kept before. */
    static void keep(Path folder, StoreKey key) throws IOException {
        var secret = key.secret();
        var digits = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(secret, (byte) 0);
        try {
            run(folder, digits, "store", "--label=Farol");
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    /** Forgets what is kept for {@code folder}. */
    static void forget(Path folder) throws IOException {
        run(folder, new byte[0], "clear");
    }

    /** The key kept for {@code folder}; empty where there is none, or one that does not fit any more. */
    static Optional<StoreKey> find(Path folder) {
        if (!isPresent()) {
            return Optional.empty();
        }
        byte[] digits = {};
        try {
            digits = run(folder, new byte[0], "lookup");
            return digits.length == 0
                    ? Optional.empty()
                    : StoreKey.ofSecret(
                            folder, HexFormat.of().parseHex(new String(digits, StandardCharsets.US_ASCII).strip()));
        } catch (IOException | IllegalArgumentException _) {
            // A key store that does not answer, or keeps something else: the person is asked for the passphrase.
            return Optional.empty();
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    /** Runs the tool and gives what it says; it fails, saying nothing, where it finds nothing. */
    private static byte[] run(Path folder, byte[] input, String... action) throws IOException {
        var command = new ArrayList<>(List.of(TOOL));
        command.addAll(List.of(action));
        command.addAll(List.of(
                "application",
                "org.farol",
                "folder",
                folder.toAbsolutePath().normalize().toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(input);
        }
        var said = process.getInputStream().readNBytes(LONGEST);
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(TOOL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(TOOL, e);
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0 && action[0].equals("store")) {
            throw new IOException(TOOL);
        }
        return said;
    }
}
