package org.farol.ui;

import java.awt.Desktop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.farol.app.OneWindow;
import org.farol.ui.main.Beginning;
import org.farol.ui.main.Shell;

/** The JavaFX program. */
public final class FarolApp extends Application {
    /** JavaFX warns when it runs from the class path; held here because loggers are collected otherwise. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final Filter NOT_THE_CLASS_PATH_WARNING =
            record -> !String.valueOf(record.getMessage()).contains("Unsupported JavaFX configuration");

    private static Optional<Beginning> begun = Optional.empty();
    private static Optional<Path> samples = Optional.empty();
    private static Optional<OneWindow> window = Optional.empty();
    private static List<Path> files = List.of();

    /**
     * Opens the window and returns when it is closed.
     *
     * @param dataFolder a person's own data
     * @param sampleFolder the sample spreadsheets, where the program was started with them
     * @param oneWindow hears of later starts
     * @param spreadsheets to import, as the person asked at the start
     */
    public static void launch(
            Path dataFolder, Optional<Path> sampleFolder, OneWindow oneWindow, List<Path> spreadsheets) {
        begun = Optional.of(Beginning.of(dataFolder));
        samples = sampleFolder;
        window = Optional.of(oneWindow);
        files = spreadsheets;
        JAVAFX.setFilter(NOT_THE_CLASS_PATH_WARNING);
        Application.launch(FarolApp.class);
    }

    @Override
    public void start(Stage stage) throws IOException {
        var shell =
                new Shell(stage, begun.orElseThrow(), samples, getHostServices()::showDocument, FileDialogs.OF_SYSTEM);
        // As a task of its own, so that neither keeps the thread for long.
        Platform.runLater(() -> show(stage, shell));
    }

    private static void show(Stage stage, Shell shell) {
        shell.show();
        if (!files.isEmpty()) {
            shell.receive(files);
        }
        window.ifPresent(own -> own.listen(handed -> Platform.runLater(() -> shell.receive(handed))));
        hearFinder(shell);
        Optional.ofNullable(System.getProperty("farol.rehearsal"))
                .ifPresent(mark -> new Rehearsal(stage, shell, Path.of(mark)).start());
    }

    /** macOS tells a running program of the files to open by an event, not by a second start. */
    private static void hearFinder(Shell shell) {
        if (System.getProperty("os.name").startsWith("Mac")
                && Desktop.getDesktop().isSupported(Desktop.Action.APP_OPEN_FILE)) {
            Desktop.getDesktop().setOpenFileHandler(event -> {
                var handed = event.getFiles().stream().map(File::toPath).toList();
                Platform.runLater(() -> shell.receive(handed));
            });
        }
    }

    @Override
    public void stop() {
        window.ifPresent(OneWindow::close);
    }
}
