package org.farol.ui.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.farol.app.ReportDraft;
import org.farol.app.ReportRequest;
import org.farol.app.ReportSubject;
import org.farol.app.ReportSubject.SchoolClass;
import org.farol.pede.Fase;
import org.farol.ui.ChildWindow;
import org.farol.ui.Desk;
import org.farol.ui.Opened;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.farol.ui.report.ReportModel.Template;
import org.farol.ui.report.ReportModel.Who;
import org.farol.ui.task.BackgroundWork;
import org.farol.ui.task.Notice;
import org.jspecify.annotations.Nullable;

/** The window where a report is chosen, looked at, saved and printed. */
public final class ReportController {
    private final Desk desk;
    private final Texts texts;
    private final BackgroundWork work;
    private final ReportModel model;
    private final int year;
    private final PagePrinter printer = new PagePrinter();
    private final PreviewPane preview;
    /** What is shown or being made. */
    private Optional<ReportRequest> wanted = Optional.empty();

    private Optional<ReportDraft> draft = Optional.empty();
    /** Whether it is to be made once what is under way has stopped. */
    private boolean again;

    private boolean ready;
    private Optional<Stage> stage = Optional.empty();
    private Optional<Path> saved = Optional.empty();

    @FXML
    private BorderPane root;

    @FXML
    private Node options;

    @FXML
    private Button makeButton;

    @FXML
    private RadioButton students;

    @FXML
    private RadioButton schoolClass;

    @FXML
    private RadioButton programme;

    @FXML
    private ComboBox<Who> who;

    @FXML
    private ComboBox<SchoolClass> classes;

    @FXML
    private CheckBox anonymous;

    @FXML
    private ComboBox<Locale> language;

    @FXML
    private Label progressTitle;

    @FXML
    private ProgressBar progressBar;

    @FXML
    private Button stopButton;

    @FXML
    private Label savedLabel;

    @FXML
    private Button openFile;

    @FXML
    private Button openFolder;

    @FXML
    private Button pageSetup;

    @FXML
    private Button printReport;

    @FXML
    private Button saveReport;

    /** The controller of {@code report.fxml}, which sets its fields; {@code first}: what the report is about at first. */
    @SuppressWarnings("NullAway.Init")
    public ReportController(Desk desk, Opened opened, ReportSubject first) {
        this.desk = desk;
        this.texts = desk.texts();
        this.work = desk.work();
        this.year = opened.year();
        this.model = new ReportModel(opened, first, texts.locale());
        this.preview = new PreviewPane(texts, work);
    }

    /** Opens the window over {@code owner}. */
    public void open(@Nullable Window owner) {
        var opened = ChildWindow.open("report/report.fxml", this, texts.words("report.title"), texts, owner);
        stage = Optional.of(opened);
        opened.setOnHidden(event -> {
            work.cancel();
            forget();
        });
    }

    @FXML
    void initialize() {
        root.setCenter(preview);
        templates();
        choices();
        work.busyProperty().subscribe(this::busy);
        progressTitle.textProperty().bind(work.titleProperty());
        progressBar.progressProperty().bind(work.doneProperty());
        showSaved(Optional.empty());
        ready = true;
        refresh();
        work.fetch(() -> desk.workspace().reports().classes(year), found -> {
            classes.getItems().setAll(found);
            classes.setValue(model.schoolClass().get().orElse(found.isEmpty() ? null : found.getFirst()));
        });
    }

    private void templates() {
        var group = new ToggleGroup();
        group.getToggles().addAll(List.of(students, schoolClass, programme));
        students.setUserData(Template.STUDENTS);
        schoolClass.setUserData(Template.CLASS);
        programme.setUserData(Template.PROGRAMME);
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == model.template().get())
                .forEach(group::selectToggle);
        group.selectedToggleProperty().subscribe(toggle -> {
            if (toggle != null) {
                model.template().set((Template) toggle.getUserData());
                who.setDisable(!students.isSelected());
                classes.setDisable(!schoolClass.isSelected());
                // The summary names nobody anyway.
                anonymous.setDisable(programme.isSelected());
                refresh();
            }
        });
    }

    private void choices() {
        who.setConverter(shown(each -> texts.words("report.who." + each, model.count(each))));
        who.getItems().setAll(model.choices());
        who.setValue(model.who().get());
        classes.setConverter(shown(this::name));
        language.setConverter(shown(each -> each.getDisplayLanguage(each)));
        language.getItems().setAll(Texts.PORTUGUESE, Locale.ENGLISH);
        language.setValue(
                texts.locale().getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Texts.PORTUGUESE);
        who.valueProperty().subscribe(chosen -> choose(() -> model.who().set(Objects.requireNonNull(chosen))));
        classes.valueProperty()
                .subscribe(chosen -> choose(() -> model.schoolClass().set(Optional.ofNullable(chosen))));
        language.valueProperty()
                .subscribe(chosen -> choose(() -> model.language().set(Objects.requireNonNull(chosen))));
        anonymous
                .selectedProperty()
                .subscribe(chosen -> choose(() -> model.anonymous().set(chosen)));
    }

    private String name(SchoolClass each) {
        return each.fase().isPresent()
                ? texts.words("report.class", Fase.name(each.fase().getAsInt()), each.turma())
                : each.turma();
    }

    private static <T> StringConverter<T> shown(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("is not typed in");
            }
        };
    }

    private void choose(Runnable change) {
        change.run();
        refresh();
    }

    /** Makes the report anew where another is chosen than the one that is shown or being made. */
    private void refresh() {
        if (!ready || wanted.equals(model.request())) {
            return;
        }
        wanted = model.request();
        forget();
        showSaved(Optional.empty());
        if (work.busyProperty().get()) {
            again = true;
            work.cancel();
        } else {
            make();
        }
    }

    @FXML
    void make() {
        wanted.ifPresent(request -> work.start(
                texts.words("progress.report"),
                progress -> desk.workspace().reports().draft(request, progress),
                made -> made(request, made)));
    }

    private void made(ReportRequest request, ReportDraft made) {
        if (wanted.equals(Optional.of(request))
                && stage.filter(Stage::isShowing).isPresent()) {
            draft = Optional.of(made);
            preview.show(made);
            update();
        } else {
            close(made);
        }
    }

    /** Lets go of the report that is shown. */
    private void forget() {
        preview.clear();
        draft.ifPresent(this::close);
        draft = Optional.empty();
        update();
    }

    /** Elsewhere, because a page may just be drawn from it. */
    private void close(ReportDraft done) {
        work.fetch(
                () -> {
                    done.close();
                    return done;
                },
                closed -> {});
    }

    private void busy(boolean isBusy) {
        for (var node : List.of(progressTitle, progressBar, stopButton)) {
            Visibility.set(node, isBusy);
        }
        if (!isBusy) {
            options.setDisable(false);
            if (again) {
                again = false;
                make();
            }
        }
        update();
    }

    private void update() {
        var isBusy = work.busyProperty().get();
        for (var button : List.of(pageSetup, printReport, saveReport)) {
            button.setDisable(isBusy || draft.isEmpty());
        }
        Visibility.set(makeButton, !isBusy && draft.isEmpty());
    }

    @FXML
    void stop() {
        work.cancel();
    }

    @FXML
    void close() {
        stage.ifPresent(Stage::close);
    }

    @FXML
    void save() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.words("report.save.title"));
        chooser.setInitialFileName(model.fileName());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf"));
        desk.files().toSave(chooser, window()).ifPresent(this::save);
    }

    /** Writes the report that is shown to {@code file}. */
    public void save(Path file) {
        draft.ifPresent(shown -> work.fetch(
                () -> {
                    shown.save(file);
                    return file;
                },
                done -> showSaved(Optional.of(done))));
    }

    private void showSaved(Optional<Path> file) {
        saved = file;
        savedLabel.setText(
                file.map(done -> texts.words("pdf.saved", done.getFileName())).orElse(""));
        for (var node : List.of(savedLabel, openFile, openFolder)) {
            Visibility.set(node, file.isPresent());
        }
    }

    @FXML
    void openFile() {
        saved.ifPresent(this::open);
    }

    @FXML
    void openFolder() {
        saved.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(this::open);
    }

    /** With the program that the system has for it. */
    private void open(Path fileOrFolder) {
        work.fetch(() -> Opening.of(fileOrFolder), opened -> {
            if (!opened) {
                Notice.say(texts.words("report.open.none", fileOrFolder), window());
            }
        });
    }

    @FXML
    void setUpPage() {
        withPrinter(job -> printer.setUp(job, window()));
    }

    @FXML
    void print() {
        withPrinter(job -> {
            if (PagePrinter.lacksSpooler()) {
                job.cancelJob();
                offerFile("print.spooler");
            } else {
                print(job);
            }
        });
    }

    private void print(PrinterJob job) {
        draft.ifPresent(shown -> {
            if (job.showPrintDialog(window())) {
                options.setDisable(true);
                work.start(
                        texts.words("progress.print"),
                        progress -> PagePrinter.print(shown, job, progress),
                        printed ->
                                Notice.say(texts.words(printed ? "report.printed" : "report.not.printed"), window()));
            } else {
                job.cancelJob();
            }
        });
    }

    /** Where there is no printer, says so and offers the file. */
    private void withPrinter(Consumer<PrinterJob> use) {
        printer.job().ifPresentOrElse(use, () -> offerFile("print.none"));
    }

    private void offerFile(String why) {
        Notice.offer(texts.words(why), texts.words("print.pdf"), window(), this::save);
    }

    private @Nullable Window window() {
        return stage.orElse(null);
    }
}
