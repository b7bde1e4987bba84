package org.farol.ui.imports;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Tab;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.farol.app.Imports;
import org.farol.store.StoredImport;
import org.farol.ui.Desk;
import org.farol.ui.FileDialogs;
import org.farol.ui.Fxml;
import org.farol.ui.Opened;
import org.farol.ui.Pieces;
import org.farol.ui.Screen;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;
import org.jspecify.annotations.Nullable;

/** The history of imports: each can be looked into, exported and undone; and the links between students. */
public final class HistoryController implements Screen {
    private final FileDialogs files;
    private final Texts texts;
    private final BackgroundWork work;
    private final Imports history;
    private final Runnable changed;
    private final AccountPane account;
    private final LinksPane links;
    private final Pieces pieces = new Pieces();
    private final Parent view;

    @FXML
    private TableView<StoredImport> imports;

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

    /** The controller of {@code history.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public HistoryController(Desk desk) {
        this.files = desk.files();
        this.texts = desk.texts();
        this.work = desk.work();
        this.history = desk.workspace().imports();
        this.changed = desk.changed();
        this.account = new AccountPane(texts, Optional.empty());
        this.links = new LinksPane(texts, work, history, changed);
        this.view = Fxml.load("imports/history.fxml", this, texts);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {
        if (details.getChildren().isEmpty()) {
            pieces.beginAnew(List.of(
                    this::reload, () -> details.getChildren().setAll(account), () -> linksTab.setContent(links)));
        } else {
            reload();
        }
    }

    @FXML
    void initialize() {
        var format = DateTimeFormatter.ofPattern(texts.words("history.pattern"), texts.locale());
        imports.getColumns()
                .setAll(List.of(
                        new TextColumn<>(
                                texts.words("history.date"),
                                150,
                                stored -> format.format(stored.importedAt().atZone(ZoneId.systemDefault()))),
                        new TextColumn<>(texts.words("history.file"), 250, StoredImport::file),
                        new TextColumn<>(
                                texts.words("history.records"),
                                230,
                                stored -> texts.words("history.count", stored.studentYears()))));
        VBox.setVgrow(account, Priority.ALWAYS);
        var selected = imports.getSelectionModel().selectedItemProperty();
        for (var button : List.of(undoButton, originalButton, exportButton)) {
            button.disableProperty().bind(selected.isNull());
        }
        selected.subscribe(stored -> showAccount(Optional.ofNullable(stored)));
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
            alert.initOwner(window());
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
                done -> changed.run());
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
                .ifPresent(stored -> chosen(
                                texts.words("assistant.export.name"), new FileChooser.ExtensionFilter("xlsx", "*.xlsx"))
                        .ifPresent(target -> work.fetch(
                                () -> {
                                    history.writeAccount(stored, texts.locale(), target);
                                    return target;
                                },
                                done -> {})));
    }

    private Optional<Path> chosen(String name, FileChooser.ExtensionFilter... kinds) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().setAll(kinds);
        chooser.setInitialFileName(name);
        return files.toSave(chooser, window());
    }

    private @Nullable Window window() {
        return view.getScene() == null ? null : view.getScene().getWindow();
    }
}
