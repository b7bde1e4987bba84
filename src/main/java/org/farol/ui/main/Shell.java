package org.farol.ui.main;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.app.DataFolder;
import org.farol.ui.Preferences;
import org.farol.ui.Texts;
import org.farol.ui.student.StudentController;
import org.farol.ui.students.StudentsController;
import org.farol.ui.task.BackgroundWork;
import org.farol.ui.task.ErrorDialog;
import org.farol.work.Progress;

/** The stage and what outlives a change of language: which data is open, the theme, the background work. */
public final class Shell implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 700;
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 560;

    private final Stage stage;
    private final Path home;
    private final Optional<Path> samples;
    private final Preferences preferences;
    private final BackgroundWork work = new BackgroundWork(this::fail);
    private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
    private Optional<Session> session = Optional.empty();
    private Texts texts;
    private MainController main;

    /**
     * A window on the data of {@code home}.
     *
     * @param samples the folder of the sample spreadsheets, where there is one
     */
    public Shell(Stage stage, Path home, Optional<Path> samples) throws IOException {
        this.stage = stage;
        this.home = home;
        this.samples = samples;
        this.preferences = new Preferences(home);
        this.texts = Texts.of(preferences.language());
        this.main = build();
    }

    /** Shows the window, then opens the data behind it. */
    public void show() {
        scene.getStylesheets().add(resource("/org/farol/ui/farol.css").toExternalForm());
        theme();
        stage.setTitle("Farol");
        for (var size : new int[] {32, 64, 256}) {
            stage.getIcons().add(icon(size));
        }
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> quit());
        stage.show();
        openFirst();
    }

    /** A person's own data; the samples, filled, where that is empty and the program was started with samples. */
    private void openFirst() {
        work.fetch(() -> Session.open(home, false), own -> {
            session = Optional.of(own);
            work.fetch(own::isEmpty, empty -> {
                if (empty && samples.isPresent()) {
                    openSamples();
                } else {
                    main.reload(Optional.empty());
                }
            });
        });
    }

    /** What is open; nothing for a moment at the start. */
    public Optional<Session> session() {
        return session;
    }

    boolean hasSamples() {
        return samples.isPresent();
    }

    boolean isDark() {
        return preferences.dark();
    }

    /** Opens the samples in their own folder, importing and training first where that has not been done. */
    void openSamples() {
        samples.ifPresent(folder -> work.start(
                texts.words("progress.samples"),
                progress -> filledSamples(folder, progress),
                opened -> replaceSession(opened, () -> {})));
    }

    private Session filledSamples(Path folder, Progress progress) throws Exception {
        var opened = Session.open(DataFolder.ofSamples(home), true);
        try {
            if (opened.isEmpty()) {
                opened.workspace().importFolder(folder, progress.part(0, 0.4));
            }
            if (opened.workspace().model().isEmpty()) {
                opened.train(progress.part(0.4, 1));
            }
            return opened;
        } catch (Exception e) {
            opened.close();
            throw e;
        }
    }

    /** Opens a person's own data, then does {@code next}. */
    public void openOwn(Runnable next) {
        work.fetch(() -> Session.open(home, false), opened -> replaceSession(opened, next));
    }

    private void replaceSession(Session opened, Runnable next) {
        var before = session;
        session = Optional.of(opened);
        work.fetch(
                () -> {
                    before.ifPresent(Session::close);
                    return opened;
                },
                done -> {
                    main.reload(Optional.empty());
                    next.run();
                });
    }

    /** Changes the language, here and for the next start. */
    public void speak(Locale language) throws IOException {
        preferences.chooseLanguage(language);
        texts = Texts.of(language);
        main = build();
        main.reload(Optional.empty());
    }

    /** Changes to the dark theme or back, here and for the next start. */
    public void setDark(boolean dark) throws IOException {
        preferences.chooseDark(dark);
        theme();
        main.reload(Optional.empty());
    }

    /** Tells something that went well. */
    void say(String message) {
        var alert = new Alert(Alert.AlertType.INFORMATION, message, ButtonType.OK);
        alert.initOwner(stage);
        alert.setHeaderText(null);
        alert.show();
    }

    /** Says something and offers one thing to do about it. */
    void ask(String message, String offer, Runnable accepted) {
        var accept = new ButtonType(offer);
        var alert = new Alert(Alert.AlertType.INFORMATION, message, accept, ButtonType.CANCEL);
        alert.initOwner(stage);
        alert.setHeaderText(null);
        alert.setOnHidden(event -> {
            if (alert.getResult() == accept) {
                accepted.run();
            }
        });
        alert.show();
    }

    /** Ends the program after stopping what is under way. */
    void quit() {
        close();
        Platform.exit();
    }

    /** Closes the window and the data, after stopping what is under way. */
    @Override
    public void close() {
        stage.hide();
        work.close();
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    /** The frame that is shown. */
    public MainController main() {
        return main;
    }

    private void fail(Throwable failure) {
        var above = Window.getWindows().stream().filter(Window::isFocused).findFirst();
        ErrorDialog.show(failure, texts, above.orElse(stage));
    }

    private void theme() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getRoot().getStyleClass().removeAll("dark");
        if (isDark()) {
            scene.getRoot().getStyleClass().add("dark");
        }
    }

    private MainController build() throws IOException {
        var students = new StudentsController(texts);
        var student = new StudentController(texts, work);
        var studentsView = load("students/students.fxml", students);
        var studentView = load("student/student.fxml", student);
        var controller = new MainController(texts, this, work, students, student);
        var root = load("main/main.fxml", controller);
        controller.place(studentsView, studentView);
        scene.setRoot(root);
        theme();
        return controller;
    }

    private Parent load(String fxml, Object controller) throws IOException {
        var loader = new FXMLLoader(resource("/org/farol/ui/" + fxml), texts.bundle());
        loader.setController(controller);
        return loader.load();
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Shell.class.getResource(path), path);
    }

    private static Image icon(int size) {
        try (InputStream in = resource("/org/farol/ui/farol-" + size + ".png").openStream()) {
            return new Image(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
