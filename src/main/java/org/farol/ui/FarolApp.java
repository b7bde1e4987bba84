package org.farol.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.stage.Stage;
import org.farol.ui.main.Shell;

/** The JavaFX program. */
public final class FarolApp extends Application {
    /** JavaFX warns when it runs from the class path; held here because loggers are collected otherwise. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final Filter NOT_THE_CLASS_PATH_WARNING =
            record -> !String.valueOf(record.getMessage()).contains("Unsupported JavaFX configuration");

    private static Path home = Path.of("");
    private static Optional<Path> samples = Optional.empty();

    /**
     * Opens the window and returns when it is closed.
     *
     * @param dataFolder a person's own data
     * @param sampleFolder the sample spreadsheets, where the program was started with them
     */
    public static void launch(Path dataFolder, Optional<Path> sampleFolder) {
        home = dataFolder;
        samples = sampleFolder;
        JAVAFX.setFilter(NOT_THE_CLASS_PATH_WARNING);
        Application.launch(FarolApp.class);
    }

    @Override
    public void start(Stage stage) throws IOException {
        new Shell(stage, home, samples).show();
    }
}
