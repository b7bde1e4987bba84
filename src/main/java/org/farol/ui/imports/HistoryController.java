package org.farol.ui.imports;

import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.app.Imports;
import org.farol.store.StoredImport;
import org.farol.ui.ChildWindow;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;
import org.jspecify.annotations.Nullable;

/** The history of imports: each can be looked into, exported and undone; and the links between students. */
public final class HistoryController {
    private final Texts texts;
    private final BackgroundWork work;
    private final Imports history;
    private final Runnable changed;
    private final AccountPane account;
    private final LinksPane links;
    private Optional<Stage> stage = Optional.empty();

    @FXML
    private TableView<StoredImport> imports;

    @FXML
    private TableColumn<StoredImport, String> date;

    @FXML
    private TableColumn<StoredImport, String> file;

    @FXML
    private TableColumn<StoredImport, String> studentYears;

    @FXML
    private Button undoButton;

    @FXML
    private Button originalButton;

    @FXML
    private Button exportButton;

    @FXML
    private VBox details;

    @FXML
    private Tab linksTab;

    /** {@code changed} is told when an import or a link was undone. */
    @SuppressWarnings("NullAway.Init")
    public HistoryController(Texts texts, BackgroundWork work, Imports history, Runnable changed) {
        this.texts = texts;
        this.work = work;
        this.history = history;
        this.changed = changed;
        this.account = new AccountPane(texts, Optional.empty());
        this.links = new LinksPane(texts, work, history, changed);
    }

    /** Opens the window. */
    public void open(@Nullable Window owner) {
        stage = Optional.of(ChildWindow.open("imports/history.fxml", this, texts.words("history.title"), texts, owner));
        reload();
    }

    @FXML
    void initialize() {
        var format = DateTimeFormatter.ofPattern(texts.words("history.pattern"), texts.locale());
        column(date, stored -> format.format(stored.importedAt().atZone(ZoneId.systemDefault())));
        column(file, StoredImport::file);
        column(studentYears, stored -> texts.words("history.count", stored.studentYears()));
        VBox.setVgrow(account, Priority.ALWAYS);
        details.getChildren().setAll(account);
        linksTab.setContent(links);
        var selected = imports.getSelectionModel().selectedItemProperty();
        for (var button : List.of(undoButton, originalButton, exportButton)) {
            button.disableProperty().bind(selected.isNull());
        }
        selected.subscribe(stored -> showAccount(Optional.ofNullable(stored)));
    }

    private static void column(TableColumn<StoredImport, String> column, Function<StoredImport, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
    }

    private void reload() {
        work.fetch(history::history, found -> {
            imports.getItems().setAll(found);
            imports.getSelectionModel().selectFirst();
        });
        links.reload();
    }

    private void showAccount(Optional<StoredImport> chosen) {
        account.show(List.of());
        chosen.ifPresent(stored -> work.fetch(() -> history.accounts(stored.id()), found -> {
            if (selected().equals(chosen)) {
                account.show(found.stream()
                        .map(table -> new TableOfFile(Path.of(stored.file()), table))
                        .toList());
            }
        }));
    }

    private Optional<StoredImport> selected() {
        return Optional.ofNullable(imports.getSelectionModel().getSelectedItem());
    }

    @FXML
    void undo() {
        selected().ifPresent(stored -> {
            var undo = new ButtonType(texts.words("history.undo.yes"));
            var alert = new Alert(
                    Alert.AlertType.CONFIRMATION,
                    texts.words("history.undo.ask", stored.file()),
                    undo,
                    ButtonType.CANCEL);
            alert.initOwner(stage.orElse(null));
            alert.setHeaderText(null);
            alert.setOnHidden(event -> {
                if (alert.getResult() == undo) {
                    undo(stored);
                }
            });
            alert.show();
        });
    }

    private void undo(StoredImport stored) {
        work.fetch(
                () -> {
                    history.undo(stored.id());
                    return stored;
                },
                done -> {
                    reload();
                    changed.run();
                });
    }

    @FXML
    void saveOriginal() {
        selected()
                .ifPresent(stored -> chosen(stored.file())
                        .ifPresent(target -> work.fetch(
                                () -> {
                                    history.writeOriginal(stored, target);
                                    return target;
                                },
                                done -> {})));
    }

    @FXML
    void export() {
        selected()
                .ifPresent(stored -> chosen(texts.words("assistant.export.name"))
                        .map(AssistantController::named)
                        .ifPresent(target -> work.fetch(
                                () -> {
                                    history.writeAccount(stored, texts.locale(), target);
                                    return target;
                                },
                                done -> {})));
    }

    private Optional<Path> chosen(String name) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(stage.orElse(null))).map(File::toPath);
    }

    @FXML
    void close() {
        stage.ifPresent(Stage::close);
    }
}
