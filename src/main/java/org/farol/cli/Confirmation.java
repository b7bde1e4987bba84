package org.farol.cli;

import java.util.Optional;
import org.farol.app.NotPossibleException;
import picocli.CommandLine.Option;

/** {@code --yes}, or a yes on the terminal, before what cannot be undone. */
final class Confirmation {
    @Option(names = "--yes")
    boolean yes;

    /** @throws NotPossibleException if the person says no, or cannot be asked */
    void require(Console console, String key, Object... arguments) throws NotPossibleException {
        if (yes) {
            return;
        }
        var answer = Optional.ofNullable(System.console())
                .filter(_ -> console.terminal())
                .map(terminal -> terminal.readLine("%s ", console.words(key, arguments)));
        if (!answer.orElse("").strip().equalsIgnoreCase(console.words("confirm.yes"))) {
            throw new NotPossibleException(NotPossibleException.Reason.NOT_CONFIRMED, "");
        }
    }
}
