package org.farol.ui.imports;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.app.ImportPlan;
import org.farol.app.ImportSummary;
import org.farol.app.Imports;
import org.farol.sheet.ReadFile;
import org.farol.sheet.Role;
import org.farol.ui.ChildWindow;
import org.farol.ui.FileDialogs;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.farol.ui.task.BackgroundWork;
import org.jspecify.annotations.Nullable;

/**
 * The import assistant: files are chosen or dropped; then it shows what each column was taken for, what became of every
 * damaged cell and what would change, all to be corrected; and nothing is imported before it is confirmed.
 */
public final class AssistantController {
    private final Texts texts;
    private final BackgroundWork work;
    private final FileDialogs files;
    private final Imports imports;
    private final Runnable imported;
    private final AssistantModel model = new AssistantModel();
    private final ColumnsPane columns;
    private final AccountPane account;
    private final ChangesPane changes;
    private final LinksPane links;
    private Optional<ImportSummary> summary = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private Node choosing;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab columnsTab;

    @FXML
    private Tab accountTab;

    @FXML
    private Tab changesTab;

    @FXML
    private Tab linksTab;

    @FXML
    private Button exportButton;

    @FXML
    private Button stopButton;

    @FXML
    private Button cancelButton;

    @FXML
    private Button confirmButton;

    @FXML
    private Button closeButton;

    @FXML
    private Label progressTitle;

    @FXML
    private ProgressBar progressBar;

    /** {@code imported} is told when records or links have changed. */
    @SuppressWarnings("NullAway.Init")
    public AssistantController(
            Texts texts, BackgroundWork work, FileDialogs files, Imports imports, Runnable imported) {
        this.texts = texts;
        this.work = work;
        this.files = files;
        this.imports = imports;
        this.imported = imported;
        this.columns = new ColumnsPane(texts, new Decided());
        this.account = new AccountPane(texts, Optional.of((table, cell, value) -> {
            model.cell(table.file(), table.table().table(), cell.row(), cell.year(), cell.field(), value);
            plan();
        }));
        this.changes = new ChangesPane(texts);
        this.links = new LinksPane(texts, work, imports, imported);
    }

    /** Opens the assistant on {@code files}; where there are none yet, it asks for them. */
    public void open(List<Path> files, @Nullable Window owner) {
        stage = Optional.of(
                ChildWindow.open("imports/assistant.fxml", this, texts.words("assistant.title"), texts, owner));
        stage.get().setOnCloseRequest(event -> work.cancel());
        if (!files.isEmpty()) {
            take(files);
        }
    }

    @FXML
    void initialize() {
        columnsTab.setContent(columns);
        accountTab.setContent(account);
        changesTab.setContent(changes);
        linksTab.setContent(links);
        for (var node : List.of(progressTitle, progressBar, stopButton)) {
            node.visibleProperty().bind(work.busyProperty());
            node.managedProperty().bind(work.busyProperty());
        }
        progressTitle.textProperty().bind(work.titleProperty());
        progressBar.progressProperty().bind(work.doneProperty());
        tabs.disableProperty().bind(work.busyProperty());
        exportButton.disableProperty().bind(work.busyProperty());
        work.busyProperty().subscribe(this::showStep);
        showStep();
    }

    /** What is at hand: nothing, a plan to be confirmed, or what an import did. */
    private void showStep() {
        var isDone = summary.isPresent();
        var isPlanned = model.plan().isPresent();
        Visibility.set(choosing, !isPlanned && !isDone);
        Visibility.set(tabs, isPlanned || isDone);
        Visibility.set(exportButton, isPlanned || isDone);
        Visibility.set(cancelButton, !isDone);
        Visibility.set(confirmButton, isPlanned && !isDone);
        Visibility.set(closeButton, isDone);
        confirmButton.setDisable(work.busyProperty().get() || !model.canConfirm());
        cancelButton.setDisable(work.busyProperty().get());
        var step = isDone ? "done" : isPlanned ? "plan" : "choose";
        title.setText(texts.words("assistant.title." + step));
        subtitle.setText(texts.words("assistant.text." + step));
    }

    @FXML
    void chooseFiles() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.words("import.choose"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        texts.words("import.kind"), "*.xlsx", "*.xlsm", "*.xls", "*.ods", "*.csv", "*.tsv", "*.txt"));
        var files = chooser.showOpenMultipleDialog(window());
        if (files != null && !files.isEmpty()) {
            take(files.stream().map(File::toPath).toList());
        }
    }

    @FXML
    void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles() && summary.isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    @FXML
    void dropped(DragEvent event) {
        var takes = event.getDragboard().hasFiles() && !work.busyProperty().get();
        if (takes) {
            take(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        event.setDropCompleted(takes);
        event.consume();
    }

    private void take(List<Path> files) {
        model.take(files);
        plan();
    }

    private void plan() {
        var files = model.files();
        var choices = model.choices();
        work.start(texts.words("progress.plan"), progress -> imports.plan(files, choices, progress), this::planned);
    }

    private void planned(ImportPlan plan) {
        model.planned(plan);
        show(plan.summary());
        tabs.getTabs().setAll(columnsTab, accountTab, changesTab);
        showStep();
    }

    private void show(ImportSummary shown) {
        var tables = tables(shown.files());
        columns.show(tables);
        account.show(tables);
        changes.show(shown.outcome());
        accountTab.setText(texts.words("assistant.account", AccountPane.toCheck(tables)));
        changesTab.setText(texts.words(
                "assistant.changes",
                shown.outcome().added(),
                shown.outcome().changes().size()));
        linksTab.setText(texts.words("assistant.links", shown.offers().size()));
    }

    private static List<TableOfFile> tables(List<ReadFile> files) {
        return files.stream()
                .flatMap(file -> file.sheets().stream().map(table -> new TableOfFile(file.path(), table)))
                .toList();
    }

    @FXML
    void confirm() {
        model.plan()
                .ifPresent(plan -> work.start(
                        texts.words("progress.import"), progress -> imports.confirm(plan, progress), this::done));
    }

    private void done(ImportSummary did) {
        summary = Optional.of(did);
        show(did);
        tabs.getTabs().setAll(changesTab, accountTab);
        if (!did.offers().isEmpty()) {
            tabs.getTabs().add(1, linksTab);
        }
        tabs.getSelectionModel().selectFirst();
        links.reload();
        showStep();
        imported.run();
    }

    @FXML
    void export() {
        var shown = summary.or(() -> model.plan().map(ImportPlan::summary));
        shown.ifPresent(account -> {
            var chooser = new FileChooser();
            chooser.setTitle(texts.words("assistant.export"));
            chooser.setInitialFileName(texts.words("assistant.export.name"));
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("xlsx", "*.xlsx"));
            files.toSave(chooser, window()).ifPresent(file -> export(account, file));
        });
    }

    private void export(ImportSummary account, Path xlsx) {
        work.start(
                texts.words("progress.export"),
                progress -> {
                    imports.writeAccount(account, texts.locale(), xlsx);
                    return xlsx;
                },
                done -> {});
    }

    @FXML
    void stop() {
        work.cancel();
    }

    @FXML
    void close() {
        stage.ifPresent(Stage::close);
    }

    private @Nullable Window window() {
        return stage.orElse(null);
    }

    /** What is decided of columns and tables is planned anew at once. */
    private final class Decided implements ColumnsPane.Decisions {
        @Override
        public void include(TableOfFile table, boolean included) {
            model.include(table.file(), table.table().table(), included);
            plan();
        }

        @Override
        public void year(TableOfFile table, int year) {
            model.year(table.file(), table.table().table(), year);
            plan();
        }

        @Override
        public void role(TableOfFile table, int column, Role role) {
            model.role(table.file(), table.table().table(), column, role);
            plan();
        }
    }
}
