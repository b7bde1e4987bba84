package org.farol.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has in common: its console, and a workspace open while it runs. */
abstract class WorkspaceCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    /** Whether the result is asked for as one JSON document. */
    final boolean json() {
        return shared().json;
    }

    /** The file that holds the passphrase of the data, where one was named. */
    final Optional<Path> passphraseFile() {
        return Optional.ofNullable(shared().passphraseFile);
    }

    /** The data folder. */
    final Path home() {
        return shared().home;
    }

    private CommandLineFace shared() {
        return (CommandLineFace) Objects.requireNonNull(spec).root().userObject();
    }

    /** Does the command's work. */
    abstract void run(Workspace workspace, Console console) throws Exception;

    @Override
    public final Integer call() throws Exception {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var console = new Console(
                commandLine.getOut(),
                commandLine.getErr(),
                shared().lang,
                Optional.ofNullable(System.console())
                        .filter(terminal -> terminal.isTerminal())
                        .isPresent());
        var key = Passphrases.unlock(shared().home, passphraseFile(), console);
        try (var workspace = Workspace.open(shared().home, key)) {
            run(workspace, console);
        }
        return 0;
    }
}
