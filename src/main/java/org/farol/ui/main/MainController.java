package org.farol.ui.main;

import atlantafx.base.controls.Popover.ArrowLocation;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.farol.app.ReportSubject;
import org.farol.ui.Desk;
import org.farol.ui.LateTooltip;
import org.farol.ui.Navigation;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.QualityWords;
import org.farol.ui.Screen;
import org.farol.ui.Screen.Command;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.farol.ui.help.HelpWindow;
import org.farol.ui.help.Topic;
import org.farol.ui.imports.AssistantController;
import org.farol.ui.main.Navigator.AtStudent;
import org.farol.ui.main.Tour.Step;
import org.farol.ui.settings.WindowChoices;
import org.farol.ui.task.BackgroundWork;
import org.jspecify.annotations.Nullable;

/** The window's frame: the navigation, actions, the sample banner, the model's quality, progress. */
public final class MainController {
    /** Below this many ems of width, icons stand without words. */
    private static final double NARROW = 68;

    private final Texts texts;
    private final Shell shell;
    private final BackgroundWork work;
    private final Navigator navigator;
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();
    private final SimpleBooleanProperty empty = new SimpleBooleanProperty(true);
    private Optional<Screens> screens = Optional.empty();
    private Optional<Opened> opened = Optional.empty();
    private Optional<Screen> screen = Optional.empty();
    private Optional<HelpWindow> help = Optional.empty();
    private Optional<Tour> tour = Optional.empty();
    private final StackPane views = new StackPane();
    private final ScreenHolder shownHere = new ScreenHolder(views);
    private final BeforeFrame beforeFrame = new BeforeFrame();
    private boolean showing;
    private NavigationPane navigation;

    @FXML
    private BorderPane root;

    @FXML
    private Button backButton;

    @FXML
    private Label placeTitle;

    @FXML
    private ComboBox<Integer> year;

    @FXML
    private Button importButton;

    @FXML
    private Button trainButton;

    @FXML
    private Button reportButton;

    @FXML
    private MenuButton more;

    @FXML
    private MenuItem trainItem;

    @FXML
    private MenuItem reportItem;

    @FXML
    private MenuItem samplesItem;

    @FXML
    private MenuItem ownItem;

    @FXML
    private Node sampleBanner;

    @FXML
    private Node qualityStrip;

    @FXML
    private Label quality;

    @FXML
    private StackPane holder;

    @FXML
    private Node welcome;

    @FXML
    private Button samplesButton;

    @FXML
    private Node progressStrip;

    @FXML
    private Label progressTitle;

    @FXML
    private ProgressBar progressBar;

    /** The controller of {@code main.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    MainController(Texts texts, Shell shell, BackgroundWork work, Place start) {
        this.texts = texts;
        this.shell = shell;
        this.work = work;
        this.navigator = new Navigator(start);
    }

    @FXML
    void initialize() {
        holder.getChildren().add(views);
        navigation = new NavigationPane(texts, narrow, navigator::go);
        root.setLeft(navigation);
        root.widthProperty().subscribe(this::fit);
        narrow.subscribe(few -> showQuality());
        progressStrip.visibleProperty().bind(work.busyProperty());
        progressStrip.managedProperty().bind(work.busyProperty());
        progressTitle.textProperty().bind(work.titleProperty());
        progressBar.progressProperty().bind(work.doneProperty());
        importButton.disableProperty().bind(work.busyProperty());
        trainButton.disableProperty().bind(work.busyProperty().or(empty));
        trainItem.disableProperty().bind(trainButton.disableProperty());
        reportButton.disableProperty().bind(work.busyProperty().or(empty));
        reportItem.disableProperty().bind(reportButton.disableProperty());
        LateTooltip.on(backButton, () -> texts.words("header.back.tip"));
        for (var button : List.of(reportButton, trainButton, importButton)) {
            LateTooltip.on(button, () -> button.getText().replace("_", ""));
            narrow.subscribe(few -> button.setContentDisplay(few ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        }
        year.valueProperty().subscribe(chosen -> {
            if (chosen != null && !showing) {
                reload(Optional.of(chosen));
            }
        });
        Visibility.set(sampleBanner, false);
        Visibility.set(year, false);
    }

    /** Shows where one is, from here on; to be called on the JavaFX thread when the frame is built and in the window. */
    void begin() {
        fit();
        shell.desk().ifPresent(desk -> navigation.tell(desk.api()));
        navigator.currentProperty().subscribe(stop -> arrive());
        beforeFrame.end();
    }

    /** The time until then. */
    BeforeFrame beforeFrame() {
        return beforeFrame;
    }

    /** Decides whether there is room for words. */
    void fit() {
        narrow.set(
                root.getWidth() > 0 && root.getWidth() < NARROW * shell.look().em());
    }

    /** Esc leaves a student's page or a group; what lies deeper in has consumed it before. */
    void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && navigator.isDeep()) {
            navigator.back();
            event.consume();
        }
    }

    /** The same where the focus is in the frame: its boxes and menus consume Esc even while they are closed. */
    void leaveFromFrame(KeyEvent event) {
        if (!(event.getTarget() instanceof Node node && shownHere.holds(node))) {
            leave(event);
        }
    }

    /** The ways through the window. */
    public Navigation navigation() {
        return navigator;
    }

    /** The screen that is shown; none before data is open. */
    public Optional<Screen> screen() {
        return screen;
    }

    /** What is shown; nothing before it was read. */
    Optional<Opened> opened() {
        return opened;
    }

    /** The place one is at. */
    Place place() {
        return navigator.current().place();
    }

    /** Before all is styled anew, leaves what is unseen to the time when it is visited. */
    void dropUnseen() {
        shownHere.dropUnseen();
    }

    /** Puts new screens, of newly opened data, into the frame. */
    void place(Desk desk, WindowChoices choices) {
        screens.ifPresent(Screens::close);
        screens = Optional.of(new Screens(desk, choices, shownHere));
        opened = Optional.empty();
        screen = Optional.empty();
        if (beforeFrame.isOver()) {
            navigation.tell(desk.api());
            shownHere.clear();
        } else {
            beforeFrame.meanwhile(() -> here());
        }
    }

    private Optional<Screen> here() {
        return screens.map(made -> made.at(navigator.current()));
    }

    /** Reads what is open, with the year {@code wanted} where it has that, and shows it. */
    public void reload(Optional<Integer> wanted) {
        var look = shell.look();
        shell.session()
                .ifPresent(session -> work.fetch(() -> session.read(wanted, look), now -> {
                    if (shell.session().equals(Optional.of(session))) {
                        show(now);
                    }
                }));
    }

    /** Reads again what is open after something of it has changed. */
    void changed() {
        reload(Optional.ofNullable(year.getValue()));
    }

    private void show(Opened now) {
        if (!beforeFrame.isOver()) {
            beforeFrame.after(() -> show(now));
            if (!now.isEmpty()) {
                here().ifPresent(first -> beforeFrame.fill(first, now, shell::style));
            }
            return;
        }
        showing = true;
        year.getItems().setAll(now.years());
        year.setValue(now.isEmpty() ? null : Integer.valueOf(now.year()));
        showing = false;
        opened = Optional.of(now);
        empty.set(now.isEmpty());
        Visibility.set(sampleBanner, now.sample());
        Visibility.set(year, !now.isEmpty());
        Visibility.set(samplesButton, shell.hasSamples());
        samplesItem.setDisable(now.sample() || !shell.hasSamples());
        ownItem.setDisable(!now.sample());
        showQuality();
        arrive();
        shell.offerTour(now);
        screens.ifPresent(made -> made.makeAhead(now));
    }

    private void showQuality() {
        opened.map(Opened::model)
                .ifPresent(card ->
                        quality.setText(narrow.get() ? QualityWords.brief(card, texts) : QualityWords.of(card, texts)));
    }

    /** Shows the screen where one is. */
    private void arrive() {
        var stop = navigator.current();
        navigation.mark(stop.place());
        placeTitle.setText(texts.words(
                        stop instanceof AtStudent
                                ? "place.student"
                                : stop.place().key())
                .replace("_", ""));
        Visibility.set(backButton, navigator.isDeep());
        var nothing = stop.place().needsRecords() && empty.get();
        Visibility.set(welcome, nothing);
        Visibility.set(holder, !nothing);
        Visibility.set(qualityStrip, !empty.get() && stop.place().showsRisks());
        screen = opened.isEmpty() || nothing ? Optional.empty() : here();
        screen.ifPresent(shown -> {
            shownHere.show(shown.view(), navigator.isDeep());
            if (!beforeFrame.hasFilled(shown)) {
                opened.ifPresent(shown::show);
            }
        });
    }

    private boolean can(Command command) {
        return screen.filter(shown -> shown.commands().contains(command)).isPresent();
    }

    private void run(Command command) {
        if (can(command)) {
            screen.ifPresent(shown -> shown.run(command));
        }
    }

    @FXML
    void chooseFiles() {
        importFiles(List.of());
    }

    /** Opens the import assistant on {@code files}. A person's own files never go into the samples. */
    public void importFiles(List<Path> files) {
        if (work.busyProperty().get()) {
            return;
        }
        if (opened.filter(Opened::sample).isPresent()) {
            shell.openOwn(() -> importFiles(files));
            return;
        }
        shell.session()
                .ifPresent(session -> new AssistantController(
                                texts,
                                work,
                                shell.files(),
                                session.workspace().imports(),
                                () -> reload(Optional.empty()))
                        .open(files, window()));
    }

    @FXML
    void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    @FXML
    void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            importFiles(
                    event.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        event.setDropCompleted(event.getDragboard().hasFiles());
        event.consume();
    }

    @FXML
    void train() {
        shell.session()
                .ifPresent(session -> work.start(texts.words("progress.train"), session::train, card -> changed()));
    }

    @FXML
    void cancel() {
        work.cancel();
    }

    @FXML
    void back() {
        navigator.back();
    }

    /** Opens the window of reports, on those that one is looking at. */
    @FXML
    public void report() {
        screens.ifPresent(made -> opened.ifPresent(now ->
                made.report(now, screen.map(Screen::subject).orElseGet(ReportSubject.Programme::new), window())));
    }

    /** Searches where one is, or else among the students. */
    @FXML
    void search() {
        if (!can(Command.SEARCH)) {
            navigator.go(Place.ALUNOS);
        }
        run(Command.SEARCH);
    }

    @FXML
    void showModel() {
        navigator.go(Place.MODELO);
    }

    /** Opens the guide at the page about where one is. */
    @FXML
    void help() {
        var window = help.orElseGet(() -> new HelpWindow(texts, window(), this::tour));
        help = Optional.of(window);
        window.show(
                navigator.current() instanceof AtStudent
                        ? Topic.ALUNO
                        : Topic.of(navigator.current().place()));
    }

    /** Shows a newcomer around. */
    @FXML
    public void tour() {
        tour.ifPresent(Tour::end);
        var shown = new Tour(
                texts,
                List.of(
                        new Step(navigation.way(Place.INICIO), ArrowLocation.LEFT_TOP, "tour.inicio"),
                        new Step(navigation.way(Place.ALUNOS), ArrowLocation.LEFT_TOP, "tour.alunos"),
                        new Step(navigation.way(Place.ACOMPANHAMENTO), ArrowLocation.LEFT_TOP, "tour.acompanhamento"),
                        new Step(navigation.way(Place.MODELO), ArrowLocation.LEFT_TOP, "tour.modelo"),
                        new Step(importButton, ArrowLocation.TOP_RIGHT, "tour.import"),
                        new Step(more, ArrowLocation.TOP_RIGHT, "tour.more")));
        tour = Optional.of(shown);
        shown.start();
    }

    /** Closes what stands beside or over the window. */
    void close() {
        tour.ifPresent(Tour::end);
        help.ifPresent(HelpWindow::close);
        screens.ifPresent(Screens::close);
    }

    @FXML
    void openSamples() {
        shell.openSamples();
    }

    @FXML
    void openOwn() {
        shell.openOwn(() -> {});
    }

    @FXML
    void quit() {
        shell.quit();
    }

    private @Nullable Window window() {
        return root.getScene() == null ? null : root.getScene().getWindow();
    }
}
