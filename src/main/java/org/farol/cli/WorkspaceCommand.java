package org.farol.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.farol.app.DataFolder;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has in common: its options, its console, and a workspace open while it runs. */
abstract class WorkspaceCommand implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR")
    @Nullable
    Path home;

    @Option(names = "--json")
    boolean json;

    @Option(names = "--lang", paramLabel = "LANG")
    Locale lang = Languages.DEFAULT;

    @Option(names = "--help", usageHelp = true)
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    /** Does the command's work. */
    abstract void run(Workspace workspace, Console console) throws Exception;

    @Override
    public final Integer call() throws Exception {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var console = new Console(
                commandLine.getOut(),
                commandLine.getErr(),
                lang,
                Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .isPresent());
        try (var workspace = Workspace.open(home == null ? DataFolder.standard() : home)) {
            run(workspace, console);
        }
        return 0;
    }
}
