package org.farol.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.farol.app.NotPossibleException;
import org.farol.app.NotPossibleException.Reason;
import org.farol.app.Protection;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code passphrase (--set | --remove | --remember | --forget)}: encrypts the data, or no more. */
@Command(name = "passphrase")
final class PassphraseCommand extends WorkspaceCommand {
    @ArgGroup(multiplicity = "1")
    Action action = new Action();

    @Option(names = "--new-passphrase-file", paramLabel = "FILE")
    @Nullable
    Path newPassphraseFile;

    /** What to do. */
    static final class Action {
        @Option(names = "--set")
        boolean set;

        @Option(names = "--remove")
        boolean remove;

        @Option(names = "--remember")
        boolean remember;

        @Option(names = "--forget")
        boolean forget;
    }

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var protection = workspace.protection();
        if (action.set) {
            set(protection, console);
        } else if (action.remove) {
            var current = current(protection, console).orElse(new char[0]);
            try {
                left(protection.remove(current, console.progress("passphrase.progress")), console);
            } finally {
                Arrays.fill(current, ' ');
            }
            console.tell("passphrase.removed");
        } else if (action.remember) {
            if (!Protection.canRemember()) {
                throw new NotPossibleException(Reason.NO_KEY_STORE, "");
            }
            protection.remember();
        } else {
            protection.forget();
        }
        if (json()) {
            console.json(new Document(protection.isOn()));
        }
    }

    private void set(Protection protection, Console console) throws Exception {
        console.tell("passphrase.warning");
        var current = current(protection, console);
        var wanted = newPassphraseFile != null
                ? Passphrases.in(newPassphraseFile)
                : twice(console).orElseThrow(() -> new NotPossibleException(Reason.NOT_CONFIRMED, ""));
        try {
            left(protection.set(current, wanted, console.progress("passphrase.progress")), console);
        } finally {
            Arrays.fill(wanted, ' ');
            current.ifPresent(typed -> Arrays.fill(typed, ' '));
        }
        console.tell("passphrase.set");
    }

    private static void left(int backups, Console console) {
        if (backups > 0) {
            console.tell("passphrase.left", backups);
        }
    }

    /** Asked again even where the data is open already: it may be open by a key that was remembered. */
    private Optional<char[]> current(Protection protection, Console console) throws Exception {
        if (!protection.isOn()) {
            return Optional.empty();
        }
        var file = passphraseFile();
        return file.isPresent() ? Optional.of(Passphrases.in(file.get())) : Passphrases.ask(console, "passphrase.ask");
    }

    private static Optional<char[]> twice(Console console) {
        var first = Passphrases.ask(console, "passphrase.ask.new");
        var second = first.flatMap(_ -> Passphrases.ask(console, "passphrase.ask.again"));
        var same = first.isPresent() && second.isPresent() && Arrays.equals(first.get(), second.get());
        second.ifPresent(typed -> Arrays.fill(typed, ' '));
        return same ? first : Optional.empty();
    }

    record Document(boolean encrypted) {}
}
