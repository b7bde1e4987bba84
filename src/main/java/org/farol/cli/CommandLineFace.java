package org.farol.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.farol.app.DataFolder;
import org.farol.app.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: the same use cases as the window, for terminals and scripts. */
@Command(
        name = "farol",
        subcommands = {
            RunCommand.class,
            ImportCommand.class,
            ImportsCommand.class,
            LinksCommand.class,
            RecordsCommand.class,
            TrainCommand.class,
            ScoreCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            DriftCommand.class,
            ReportCommand.class,
            ModelCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PassphraseCommand.class,
            ServerCommand.class,
            ExportStudentCommand.class,
            EraseStudentCommand.class,
            ExportPseudonymisedCommand.class,
            AuditCommand.class,
            ServeCommand.class
        })
public final class CommandLineFace {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, descriptionKey = "home")
    Path home = DataFolder.standard();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            defaultValue = "${env:FAROL_PASSPHRASE_FILE}",
            scope = ScopeType.INHERIT,
            descriptionKey = "passphrase-file")
    @Nullable
    Path passphraseFile;

    @Option(names = "--store", paramLabel = "URL", scope = ScopeType.INHERIT, descriptionKey = "store")
    @Nullable
    String store;

    @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "json")
    boolean json;

    @Option(names = "--lang", paramLabel = "LANG", scope = ScopeType.INHERIT, descriptionKey = "lang")
    Locale lang = Languages.DEFAULT;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, descriptionKey = "help")
    boolean help;

    CommandLineFace() {}

    /**
     * Runs a command.
     *
     * @return exit code: 0 done, 1 failed with a message, 2 wrong usage
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        var locale = Languages.asked(args);
        var commandLine = new CommandLine(new CommandLineFace())
                .registerConverter(Locale.class, new Languages())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setResourceBundle(Console.texts(locale))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong, locale))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure, err, locale));
        return args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
    }

    /**
     * What a start without arguments does where no window can open: says so and does the main job on the samples, in
     * their own data folder.
     *
     * @param samples the folder of the sample spreadsheets, if the program was started with one
     * @return exit code, as {@link #run}
     */
    public static int runWithoutDisplay(PrintWriter out, PrintWriter err, Optional<Path> samples) {
        var console = new Console(out, err, Languages.DEFAULT, false);
        if (samples.isEmpty()) {
            console.tell("display.none");
            return run(out, err, "--help");
        }
        console.tell("display.none.samples", samples.get());
        var home = DataFolder.ofSamples(DataFolder.standard()).toString();
        return run(out, err, "run", samples.get().toString(), "--home", home, "--out", home);
    }

    private static int wrongUsage(ParameterException wrong, Locale locale) {
        var console = new Console(
                wrong.getCommandLine().getOut(), wrong.getCommandLine().getErr(), locale, false);
        switch (wrong) {
            case UnmatchedArgumentException e -> console.tell("usage.unmatched", String.join(" ", e.getUnmatched()));
            case MissingParameterException e ->
                console.tell(
                        "usage.missing",
                        e.getMissing().isEmpty() ? "" : name(e.getMissing().getFirst()));
            case OverwrittenOptionException e -> console.tell("usage.repeated", name(e.getOverwritten()));
            case MutuallyExclusiveArgsException _ -> console.tell("usage.exclusive");
            default -> console.tell("usage.wrong", String.valueOf(wrong.getValue()));
        }
        wrong.getCommandLine().usage(console.err());
        return WRONG_USAGE;
    }

    /** As it is typed. */
    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() > 0 ? "=" + option.paramLabel() : "")
                : argument.paramLabel();
    }

    private static int failed(Exception failure, PrintWriter err, Locale locale) {
        LoggerFactory.getLogger(CommandLineFace.class).debug("command failed", failure);
        var problem = Problem.of(failure, locale);
        err.println(problem.message());
        err.println(problem.advice());
        err.flush();
        return FAILED;
    }
}
