package org.farol.ui.main;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.farol.app.StudentRisk;
import org.farol.model.ModelCard;
import org.farol.ui.Texts;
import org.farol.ui.imports.AssistantController;
import org.farol.ui.imports.HistoryController;
import org.farol.ui.model.ChartStyle;
import org.farol.ui.model.ModelController;
import org.farol.ui.student.StudentController;
import org.farol.ui.students.StudentsController;
import org.farol.ui.task.BackgroundWork;
import org.jspecify.annotations.Nullable;

/** The window's frame: actions, the sample banner, the model's quality, progress. */
public final class MainController {
    private final Texts texts;
    private final Shell shell;
    private final BackgroundWork work;
    private final StudentsController students;
    private final StudentController student;
    private Optional<ModelCard> model = Optional.empty();
    private boolean showing;

    @FXML
    private BorderPane root;

    @FXML
    private ComboBox<Integer> year;

    @FXML
    private Button importButton;

    @FXML
    private Button trainButton;

    @FXML
    private MenuItem trainItem;

    @FXML
    private MenuItem modelItem;

    @FXML
    private MenuItem pdfItem;

    @FXML
    private MenuItem printItem;

    @FXML
    private Button pdfButton;

    @FXML
    private Button printButton;

    @FXML
    private RadioMenuItem portuguese;

    @FXML
    private RadioMenuItem english;

    @FXML
    private CheckMenuItem dark;

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
    private Node welcome;

    @FXML
    private Button samplesButton;

    @FXML
    private SplitPane split;

    @FXML
    private Node progressStrip;

    @FXML
    private Label progressTitle;

    @FXML
    private ProgressBar progressBar;

    /** The controller of {@code main.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public MainController(
            Texts texts, Shell shell, BackgroundWork work, StudentsController students, StudentController student) {
        this.texts = texts;
        this.shell = shell;
        this.work = work;
        this.students = students;
        this.student = student;
    }

    @FXML
    void initialize() {
        progressStrip.visibleProperty().bind(work.busyProperty());
        progressStrip.managedProperty().bind(work.busyProperty());
        progressTitle.textProperty().bind(work.titleProperty());
        progressBar.progressProperty().bind(work.doneProperty());
        importButton.disableProperty().bind(work.busyProperty());
        portuguese.setSelected(!texts.locale().getLanguage().equals("en"));
        english.setSelected(texts.locale().getLanguage().equals("en"));
        dark.setSelected(shell.isDark());
        year.valueProperty().subscribe(chosen -> {
            if (chosen != null && !showing) {
                reload(Optional.of(chosen));
            }
        });
        students.selectedProperty().subscribe(chosen -> chosen.ifPresentOrElse(this::showStudent, student::clear));
        for (var action : List.of(pdfButton, printButton)) {
            action.disableProperty().bind(students.selectedProperty().map(Optional::isEmpty));
        }
        for (var action : List.of(pdfItem, printItem)) {
            action.disableProperty().bind(students.selectedProperty().map(Optional::isEmpty));
        }
        showMode(false, true);
    }

    /** Puts the table and the page into the frame. */
    public void place(Parent studentsView, Parent studentView) {
        split.getItems().setAll(studentsView, studentView);
        split.setDividerPositions(0.56);
        SplitPane.setResizableWithParent(studentView, true);
    }

    /** Reads what is open and shows it. */
    public void reload(Optional<Integer> wanted) {
        var session = shell.session();
        if (session.isEmpty()) {
            return;
        }
        work.fetch(() -> session.get().year(wanted), this::show);
    }

    private void show(Session.Year shown) {
        showing = true;
        year.getItems().setAll(shown.years());
        year.setValue(shown.years().isEmpty() ? null : Integer.valueOf(shown.year()));
        showing = false;
        model = shown.model();
        showMode(
                shell.session().map(Session::isSample).orElse(false),
                shown.years().isEmpty());
        showQuality();
        students.show(shown.students(), threshold());
    }

    private void showMode(boolean sample, boolean empty) {
        visible(sampleBanner, sample);
        visible(welcome, empty);
        visible(split, !empty);
        visible(year, !empty);
        visible(samplesButton, shell.hasSamples());
        samplesItem.setDisable(sample || !shell.hasSamples());
        ownItem.setDisable(!sample);
        var cannotTrain = work.busyProperty().or(Bindings.createBooleanBinding(() -> empty));
        trainButton.disableProperty().bind(cannotTrain);
        trainItem.disableProperty().bind(cannotTrain);
        modelItem.setDisable(empty);
        visible(qualityStrip, !empty);
    }

    private void showQuality() {
        quality.setText(model.map(card -> card.quality()
                        .map(test -> texts.words(
                                "quality.tested",
                                texts.percent(test.threshold()),
                                String.valueOf(test.testYear() + 1),
                                texts.finePercent(test.recall()),
                                texts.finePercent(test.precision()),
                                texts.percent(test.flaggedShare()),
                                String.format(texts.locale(), "%.2f", test.auc())))
                        .orElseGet(() -> texts.words("quality.untested")))
                .orElseGet(() -> texts.words("quality.none")));
    }

    private double threshold() {
        return model.map(ModelCard::threshold).orElse(1.0);
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void showStudent(StudentRisk chosen) {
        shell.session()
                .ifPresent(session -> work.fetch(() -> session.student(chosen), found -> {
                    var stillChosen = students.selectedProperty().get().equals(Optional.of(chosen));
                    if (stillChosen) {
                        student.show(
                                chosen,
                                found.history(),
                                found.reasons(),
                                found.whatIf(),
                                found.conflicts(),
                                threshold(),
                                shell.isDark());
                    }
                }));
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
        if (shell.session().map(Session::isSample).orElse(false)) {
            shell.openOwn(() -> importFiles(files));
            return;
        }
        shell.session()
                .ifPresent(session -> new AssistantController(
                                texts, work, session.workspace().imports(), () -> reload(Optional.empty()))
                        .open(files, window()));
    }

    /** Opens the history of imports. */
    @FXML
    public void showImports() {
        shell.session()
                .ifPresent(session -> new HistoryController(
                                texts, work, session.workspace().imports(), () -> reload(Optional.empty()))
                        .open(window()));
    }

    /** Opens the window about the model. */
    @FXML
    public void showModel() {
        shell.session()
                .ifPresent(session -> Optional.ofNullable(year.getValue())
                        .ifPresent(shown -> new ModelController(
                                        new ChartStyle(texts, shell.isDark()),
                                        work,
                                        session.workspace(),
                                        shown,
                                        session::train,
                                        () -> reload(Optional.of(shown)))
                                .open(window())));
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
                .ifPresent(session -> work.start(
                        texts.words("progress.train"),
                        session::train,
                        card -> reload(Optional.ofNullable(year.getValue()))));
    }

    @FXML
    void cancel() {
        work.cancel();
    }

    @FXML
    void savePdf() {
        students.selectedProperty().get().ifPresent(chosen -> {
            var chooser = new FileChooser();
            chooser.setTitle(texts.words("pdf.save"));
            chooser.setInitialFileName(chosen.record().studentId() + ".pdf");
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf"));
            var file = chooser.showSaveDialog(window());
            if (file != null) {
                savePdf(chosen, named(file.toPath()));
            }
        });
    }

    /** The system's dialog leaves it to the person to type the ending. */
    private static Path named(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? file : file.resolveSibling(name + ".pdf");
    }

    /** Writes a student's report to {@code file}. */
    public void savePdf(StudentRisk chosen, Path file) {
        shell.session()
                .ifPresent(session -> work.start(
                        texts.words("progress.pdf"),
                        progress -> {
                            session.workspace()
                                    .studentReport(
                                            chosen.record().studentId(),
                                            chosen.record().year(),
                                            texts.locale(),
                                            file);
                            return file;
                        },
                        saved -> shell.say(texts.words("pdf.saved", saved.getFileName()))));
    }

    @FXML
    void print() {
        students.selectedProperty()
                .get()
                .ifPresent(chosen -> shell.session()
                        .ifPresent(session -> work.fetch(
                                () -> session.workspace()
                                        .studentPages(
                                                chosen.record().studentId(),
                                                chosen.record().year(),
                                                texts.locale()),
                                pages -> new PagePrinter(texts, shell).print(pages, window(), this::savePdf))));
    }

    @FXML
    void focusSearch() {
        students.focusSearch();
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
    void speakPortuguese() throws IOException {
        shell.speak(Texts.PORTUGUESE);
    }

    @FXML
    void speakEnglish() throws IOException {
        shell.speak(Locale.ENGLISH);
    }

    @FXML
    void toggleDark() throws IOException {
        shell.setDark(dark.isSelected());
    }

    @FXML
    void quit() {
        shell.quit();
    }

    private @Nullable Window window() {
        return root.getScene() == null ? null : root.getScene().getWindow();
    }
}
