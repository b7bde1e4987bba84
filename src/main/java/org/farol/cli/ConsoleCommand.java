package org.farol.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.farol.app.SharedStore;
import org.farol.store.StoreServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has in common: its console, and the options that all have. */
abstract class ConsoleCommand implements Callable<Integer> {
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

    /** The server that the data is on; empty where it is in the data folder. */
    final Optional<StoreServer> server() throws Exception {
        var named = Optional.ofNullable(shared().store);
        return named.isPresent() ? Optional.of(SharedStore.at(named.get(), "", "")) : SharedStore.of(home());
    }

    private CommandLineFace shared() {
        return (CommandLineFace) Objects.requireNonNull(spec).root().userObject();
    }

    /** Does the command's work. */
    abstract void run(Console console) throws Exception;

    @Override
    public final Integer call() throws Exception {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        run(new Console(
                commandLine.getOut(),
                commandLine.getErr(),
                shared().lang,
                Optional.ofNullable(System.console())
                        .filter(terminal -> terminal.isTerminal())
                        .isPresent()));
        return 0;
    }
}
