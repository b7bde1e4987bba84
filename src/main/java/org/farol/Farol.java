package org.farol;

import java.io.Console;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.farol.app.DataFolder;
import org.farol.app.OneWindow;
import org.farol.cli.CommandLineFace;
import org.farol.ui.FarolApp;

/** Entry: no arguments or spreadsheets open the window, a command runs the command line. */
public final class Farol {
    private Farol() {}

    public static void main(String[] args) {
        var files = spreadsheets(args);
        if (args.length > 0 && files.isEmpty()) {
            System.exit(CommandLineFace.run(writer(System.out), writer(System.err), args));
        }
        var samples = samples();
        if (hasDisplay()) {
            var home = DataFolder.standard();
            OneWindow.claim(home, files).ifPresent(window -> FarolApp.launch(home, samples, window, files));
        } else {
            System.exit(CommandLineFace.runWithoutDisplay(writer(System.out), writer(System.err), samples));
        }
    }

    /** The arguments, where all of them are files, as a desktop gives those that are to be opened; none otherwise. */
    private static List<Path> spreadsheets(String[] args) {
        return Arrays.stream(args).allMatch(arg -> new File(arg).isFile())
                ? Arrays.stream(args).map(Path::of).toList()
                : List.of();
    }

    /** The folder of the sample spreadsheets, where the program was started with one. */
    private static Optional<Path> samples() {
        return Optional.ofNullable(System.getProperty("farol.samples"))
                .map(Path::of)
                .filter(Files::isDirectory);
    }

    /** On Linux, JavaFX needs an X server (or Xwayland) unless it runs on its own headless platform. */
    private static boolean hasDisplay() {
        return !System.getProperty("os.name").startsWith("Linux")
                || System.getProperty("glass.platform") != null
                || Optional.ofNullable(System.getenv("DISPLAY"))
                        .filter(display -> !display.isBlank())
                        .isPresent();
    }

    /**
     * Writes UTF-8 whatever the locale, except on a Windows terminal, which has its own encoding: a server's plain
     * {@code C} locale would turn every accent into a question mark.
     */
    private static PrintWriter writer(PrintStream stream) {
        Charset charset = Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent()
                        && System.getProperty("os.name").startsWith("Windows")
                ? stream.charset()
                : StandardCharsets.UTF_8;
        return new PrintWriter(stream, true, charset);
    }
}
