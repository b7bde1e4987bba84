package org.farol.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.farol.app.NotPossibleException;
import org.farol.app.Protection;
import org.farol.store.StoreKey;

/**
 * Where the command line has passphrases from: a file, the key store of the system, or the terminal. Never from the command
 * itself, which other accounts of the machine can read.
 */
final class Passphrases {
    private Passphrases() {}

    /** The first line of a file. */
    static char[] in(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        try {
            var end = 0;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            var line = new char[end];
            text.get(line);
            return line;
        } finally {
            Arrays.fill(text.array(), ' ');
        }
    }

    /** Asks on the terminal, without showing what is typed; empty where there is none. */
    static Optional<char[]> ask(Console console, String key) {
        return Optional.ofNullable(System.console())
                .filter(_ -> console.terminal())
                .map(terminal -> terminal.readPassword("%s ", console.words(key)));
    }

    /**
     * The key to a data folder; empty where it needs none, or where there is nobody to ask.
     *
     * @throws NotPossibleException if the passphrase is wrong
     */
    static Optional<StoreKey> unlock(Path home, Optional<Path> file, Console console)
            throws IOException, NotPossibleException {
        if (!Protection.isNeeded(home)) {
            return Optional.empty();
        }
        var remembered = file.isPresent() ? Optional.<StoreKey>empty() : Protection.remembered(home);
        if (remembered.isPresent()) {
            return remembered;
        }
        var typed = file.isPresent() ? Optional.of(in(file.get())) : ask(console, "passphrase.ask");
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Protection.unlock(home, typed.get()));
        } finally {
            Arrays.fill(typed.get(), ' ');
        }
    }
}
