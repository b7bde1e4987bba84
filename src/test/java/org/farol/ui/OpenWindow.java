package org.farol.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.farol.app.StudentRisk;
import org.farol.ui.main.Shell;
import org.farol.ui.students.Line;
import org.farol.ui.students.StudentRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on JavaFX's own headless platform, with real data behind it; a picture of it is kept of each test. */
@SuppressWarnings("NullAway.Init")
abstract class OpenWindow {
    static final Path SAMPLES = Path.of("data");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int LONGEST_WAIT = 60;
    private static final Path LONGEST_TASKS = Path.of("target", "fx-thread.txt");

    @TempDir
    Path home;

    final FxRobot robot = new FxRobot();
    private Stage stage;
    private FxWatchdog watchdog;
    Shell shell;
    /** Whether the guided tour is to be offered, which would be in the way of other tests. */
    boolean firstStart;

    /** Addresses that the window would have shown in the browser or the file manager. */
    final List<String> shown = new ArrayList<>();

    /** The file that the person chooses in the system's dialogs. */
    Optional<Path> chosen = Optional.empty();

    @BeforeEach
    void startToolkit() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
        watchdog = FxWatchdog.start();
    }

    void open(Optional<Path> samples) throws Exception {
        FxToolkit.setupFixture(() -> {
            try {
                stage.setWidth(1366);
                stage.setHeight(768);
                if (!firstStart) {
                    var preferences = new Preferences(home);
                    preferences.tourSeen();
                    preferences.save();
                }
                shell = new Shell(
                        stage,
                        home,
                        samples,
                        shown::add,
                        new FileDialogs(
                                (chooser, owner) -> chosen.map(Path::toFile).orElse(null),
                                (chooser, owner) -> chosen.map(Path::toFile).orElse(null)));
                shell.show();
                shell.navigation().go(Place.ALUNOS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await(() -> robot.lookup("#holder").tryQuery().isPresent());
        // What was before the window stood kept nobody waiting for a click.
        watchdog.forget();
    }

    void openFilledSamples() throws Exception {
        FilledSamples.into(home);
        open(Optional.of(SAMPLES));
        await(() -> !students().isEmpty() && students().getFirst().risk().isPresent());
    }

    @AfterEach
    void close(TestInfo test) throws Exception {
        report(test);
        screenshot(test.getTestMethod().orElseThrow().getName());
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(window -> {
            if (!window.equals(stage)) {
                window.hide();
            }
        }));
        robot.interact(() -> shell.close());
        FxToolkit.cleanupStages();
    }

    /** How long the JavaFX thread was busy at most, for people to read: a time is no reason for a test to fail. */
    private void report(TestInfo test) throws IOException {
        watchdog.close();
        Files.createDirectories(SCREENSHOTS);
        Files.writeString(
                LONGEST_TASKS,
                test.getTestMethod().orElseThrow().getName() + ": " + watchdog.longest() + "; most work: "
                        + watchdog.hardest() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        var windows = List.copyOf(Window.getWindows());
        for (var i = 0; i < windows.size(); i++) {
            var scene = windows.get(i).getScene();
            var image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> scene.snapshot(null));
            var width = (int) image.getWidth();
            var height = (int) image.getHeight();
            var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            for (var y = 0; y < height; y++) {
                for (var x = 0; x < width; x++) {
                    picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            ImageIO.write(
                    picture, "png", SCREENSHOTS.resolve(name + "-" + i + ".png").toFile());
        }
    }

    static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(LONGEST_WAIT, TimeUnit.SECONDS, () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean);
        });
    }

    /** The one that is seen, where several screens have such a node: those that were left stay in the scene, unseen. */
    <T extends Node> T find(String query, Class<T> type) {
        return robot.lookup(query).queryAllAs(type).stream()
                .filter(OpenWindow::isSeen)
                .findFirst()
                .orElseGet(() -> robot.lookup(query).queryAs(type));
    }

    @SuppressWarnings("unchecked")
    TableView<Line> table() {
        return find("#table", TableView.class);
    }

    List<StudentRisk> students() {
        return shows("#table")
                ? table().getItems().stream()
                        .filter(StudentRow.class::isInstance)
                        .map(line -> ((StudentRow) line).student())
                        .toList()
                : List.of();
    }

    void go(Place place) {
        robot.interact(() -> shell.navigation().go(place));
    }

    /** Opens the page of the student in a row of the table. */
    void openStudent(int row) throws Exception {
        robot.interact(() ->
                shell.navigation().openStudent(students().get(row).record().studentId()));
        await(() -> shows("#page"));
    }

    boolean shows(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(OpenWindow::isSeen);
    }

    static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    void fire(String button) {
        robot.interact(() -> find(button, Button.class).fire());
    }

    void select(int row) {
        robot.interact(() -> table().getSelectionModel().select(row));
    }
}
