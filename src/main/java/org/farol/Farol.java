package org.farol;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.farol.app.DataFolder;
import org.farol.cli.CommandLineFace;
import org.farol.ui.FarolApp;

/** Entry: no arguments opens the window, a command runs the command line. */
public final class Farol {
    private Farol() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.exit(CommandLineFace.run(writer(System.out), writer(System.err), args));
        }
        var samples = samples();
        if (hasDisplay()) {
            FarolApp.launch(DataFolder.standard(), samples);
        } else {
            System.exit(CommandLineFace.runWithoutDisplay(writer(System.out), writer(System.err), samples));
        }
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
