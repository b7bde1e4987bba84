package org.farol.ui.main;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.farol.app.DataFolder;
import org.farol.ui.Desk;
import org.farol.ui.FileDialogs;
import org.farol.ui.Look;
import org.farol.ui.Navigation;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.Preferences;
import org.farol.ui.Texts;
import org.farol.ui.Theme;
import org.farol.ui.settings.WindowChoices;
import org.farol.ui.task.BackgroundWork;
import org.farol.ui.task.ErrorDialog;
import org.farol.work.Progress;
import org.slf4j.LoggerFactory;

/** The stage and what outlives a change of language: which data is open, the look, the background work. */
public final class Shell implements AutoCloseable, WindowChoices {
    /** That of the smallest laptops: the table of students needs all of it. */
    private static final double WIDTH = 1366;

    private static final double HEIGHT = 700;
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 560;

    private final Stage stage;
    private final Path home;
    private final Optional<Path> samples;
    private final Consumer<String> browser;
    private final FileDialogs files;
    private final Preferences preferences;
    private final BackgroundWork work = new BackgroundWork(this::fail);
    private final Opening opening;
    private final Scene scene = new Scene(
            new StackPane(),
            Math.min(WIDTH, Screen.getPrimary().getVisualBounds().getWidth()),
            HEIGHT);
    private final Dress dress;
    private Subscription systemTheme = Subscription.EMPTY;
    private Optional<Session> session = Optional.empty();
    private Optional<Desk> desk = Optional.empty();
    private Texts texts;
    private MainController main;
    /** The first frame: built from the start on, while the window opens. */
    private final FutureTask<Parent> first;

    private List<Path> handed = List.of();

    /**
     * A window on the data of {@code home}.
     *
     * @param samples the folder of the sample spreadsheets, where there is one
     * @param browser shows an address in the system's browser or file manager
     * @param files asks for files
     */
    public Shell(Stage stage, Path home, Optional<Path> samples, Consumer<String> browser, FileDialogs files)
            throws IOException {
        this(stage, Beginning.of(home), samples, browser, files);
    }

    /** The same, on data that is being opened already. */
    public Shell(Stage stage, Beginning begun, Optional<Path> samples, Consumer<String> browser, FileDialogs files)
            throws IOException {
        this.stage = stage;
        this.opening = new Opening(begun, () -> texts, work, stage);
        this.home = begun.home();
        this.samples = samples;
        this.browser = browser;
        this.files = files;
        this.preferences = new Preferences(home);
        this.texts = texts(preferences.language());
        this.dress = new Dress(chosenLook());
        this.main = new MainController(texts, this, work, preferences.place());
        this.first = new FutureTask<>(() -> frame(main));
        // When the theme is read: JavaFX takes its own for the first control of all where there is none yet.
        Platform.runLater(() -> Thread.startVirtualThread(first));
    }

    /** Shows the window, then what is in it and opens the data behind it. */
    public void show() {
        addKeys();
        stage.setTitle("Farol");
        work.fetch(Build::icons, stage.getIcons()::setAll);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        preferences.bounds().ifPresent(this::place);
        stage.setMaximized(preferences.maximized());
        stage.setOnCloseRequest(event -> quit());
        stage.show();
        // While the frame is still being built.
        openFirst();
        fill(main, first::get, this::begin);
    }

    private void begin() {
        systemTheme = Platform.getPreferences().colorSchemeProperty().subscribe((before, now) -> wear(chosenLook()));
        work.busyProperty().subscribe(this::importHanded);
    }

    private Parent frame(MainController controller) {
        return Build.frame(controller, texts, dress, scene.getWidth(), scene.getHeight());
    }

    /** Puts a frame into the window when it is built, then does {@code next}. */
    private void fill(MainController controller, Callable<Parent> built, Runnable next) {
        var spoken = texts;
        var worn = dress.look();
        work.fetch(built, frame -> {
            if (spoken.equals(texts)) {
                main = controller;
                // By Objects, where the same one is equal: how records are compared is made up at their first
                // comparison.
                if (!Objects.equals(worn, dress.look())) {
                    dress.dress(frame);
                }
                scene.getStylesheets().setAll(Build.STYLE);
                scene.setRoot(frame);
                main.begin();
                next.run();
            }
        });
    }

    /** Where the window was left, if there is still a screen there. */
    private void place(Rectangle2D bounds) {
        var visible = !Screen.getScreensForRectangle(bounds).isEmpty();
        if (visible) {
            stage.setX(bounds.getMinX());
            stage.setY(bounds.getMinY());
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
        }
    }

    /** A person's own data; the samples, filled, where that is empty and the program was started with samples. */
    private void openFirst() {
        opening.end(own -> {
            use(own);
            work.fetch(own::isEmpty, empty -> {
                if (empty && samples.isPresent() && handed.isEmpty()) {
                    main.beforeFrame().after(this::openSamples);
                } else {
                    main.reload(Optional.empty());
                    importHanded();
                }
            });
        });
    }

    /** Comes to the front with the import assistant on {@code files}, if there are any, as soon as that is possible. */
    public void receive(List<Path> files) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        handed = Stream.concat(handed.stream(), files.stream()).toList();
        importHanded();
    }

    private void importHanded() {
        main.beforeFrame().after(() -> {
            if (!handed.isEmpty() && session.isPresent() && !work.busyProperty().get()) {
                var files = handed;
                handed = List.of();
                main.importFiles(files);
            }
        });
    }

    /** What is open; nothing for a moment at the start. */
    public Optional<Session> session() {
        return session;
    }

    FileDialogs files() {
        return files;
    }

    boolean hasSamples() {
        return samples.isPresent();
    }

    Look look() {
        return dress.look();
    }

    /** Styles what is to be seen later, as large as the window. */
    void style(Parent root) {
        Build.style(root, dress, scene.getWidth(), scene.getHeight());
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
        opening.end(opened -> replaceSession(opened, next));
    }

    private void replaceSession(Session opened, Runnable next) {
        var before = session;
        use(opened);
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

    /** At the first start, shows a person around in the sample data; once. */
    void offerTour(Opened now) {
        if (now.sample() && now.model().isPresent() && preferences.tourIsDue()) {
            preferences.tourSeen();
            savePreferences();
            main.tour();
        }
    }

    /** Makes data the open one: its screens are new. */
    private void use(Session opened) {
        session = Optional.of(opened);
        var own = new Desk(
                texts,
                work,
                main.navigation(),
                preferences,
                files,
                opened.workspace(),
                opened.api(),
                () -> main.changed(),
                () -> main.train());
        desk = Optional.of(own);
        main.place(own, this);
    }

    @Override
    public void speak(Locale language) {
        preferences.chooseLanguage(language);
        savePreferences();
        texts = texts(language);
        var before = main;
        var controller = new MainController(texts, this, work, main.place());
        fill(controller, () -> frame(controller), () -> {
            before.close();
            // One may have gone on meanwhile.
            main.navigation().go(before.place());
            session.ifPresent(this::use);
            main.reload(Optional.empty());
        });
    }

    /** JavaFX's own words too are of this language: those of a field's menu, of Cancel, of a dialog's details. */
    private static Texts texts(Locale language) {
        Locale.setDefault(language);
        return Texts.of(language);
    }

    @Override
    public void wear(Theme theme) {
        preferences.chooseTheme(theme);
        savePreferences();
        wear(chosenLook());
    }

    @Override
    public void setFontPercent(int percent) {
        preferences.chooseFontPercent(percent);
        savePreferences();
        wear(chosenLook());
    }

    @Override
    public Path dataFolder() {
        return home;
    }

    @Override
    public void show(URI address) {
        browser.accept(address.toString());
    }

    private Look chosenLook() {
        var dark = switch (preferences.theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        return new Look(dark, preferences.fontPercent());
    }

    /** Charts are drawn, not dressed: they are drawn again. */
    private void wear(Look look) {
        if (!look.equals(dress.look())) {
            main.dropUnseen();
            dress.wear(look);
            main.fit();
            main.changed();
        }
    }

    private void savePreferences() {
        try {
            preferences.save();
        } catch (IOException e) {
            fail(e);
        }
    }

    /** The keys that hold everywhere in the window, beside those of the menu. */
    private void addKeys() {
        // At the scene: where nothing has the focus, a key reaches no node.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> main.leave(event));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> main.leaveFromFrame(event));
        var keys = scene.getAccelerators();
        for (var place : Place.values()) {
            keys.put(
                    KeyCombination.keyCombination("Shortcut+" + place.digit()),
                    () -> navigation().go(place));
            keys.put(
                    KeyCombination.keyCombination("Shortcut+Numpad " + place.digit()),
                    () -> navigation().go(place));
        }
        keys.put(
                new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN),
                () -> navigation().back());
    }

    /** What is shown; nothing before it was read. */
    public Optional<Opened> opened() {
        return main.opened();
    }

    /** The window's scene. */
    public Scene scene() {
        return scene;
    }

    /** What the screens work with; nothing for a moment at the start. */
    public Optional<Desk> desk() {
        return desk;
    }

    /** The ways through the window. */
    public Navigation navigation() {
        return main.navigation();
    }

    /**
     * Ends the program. The window is gone at once; requests under way, the backup and the file may take some seconds more,
     * during which the program goes on without it.
     */
    public void quit() {
        closeWindow();
        Thread.ofPlatform().name("farol-end").start(this::closeData);
        Platform.exit();
    }

    /** Closes the window and the data, after stopping what is under way. */
    @Override
    public void close() {
        closeWindow();
        closeData();
    }

    private void closeWindow() {
        preferences.leaveAt(main.place());
        preferences.leaveAs(
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()), stage.isMaximized());
        savePreferences();
        main.close();
        stage.hide();
        systemTheme.unsubscribe();
        dress.close();
        work.cancel();
    }

    private void closeData() {
        work.close();
        opening.close();
        session.ifPresent(this::leave);
        session = Optional.empty();
    }

    private void leave(Session left) {
        try (left) {
            left.backUpAtEnd();
        } catch (Exception e) {
            // The window is gone, and the data is whole; the list of backups shows that this one is missing.
            LoggerFactory.getLogger(Shell.class)
                    .warn("no backup at the end: {}", e.getClass().getName());
        }
    }

    /** The frame that is shown. */
    public MainController main() {
        return main;
    }

    private void fail(Throwable failure) {
        var above = Window.getWindows().stream().filter(Window::isFocused).findFirst();
        ErrorDialog.show(failure, texts, above.orElse(stage));
    }
}
