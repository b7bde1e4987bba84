package org.farol.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.farol.app.Models;
import org.farol.app.SavedModel;
import org.farol.model.ModelCard;
import org.farol.model.registry.Source;
import org.farol.model.registry.Source.HubRepository;
import org.farol.ui.Desk;
import org.farol.ui.FileDialogs;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;
import org.farol.ui.task.BackgroundWork.LongTask;
import org.jspecify.annotations.Nullable;

/** The saved models: which one is in use, and their ways in and out. */
final class VersionsPane extends VBox {
    private static final String ZIP = ".zip";
    private static final String TOKEN_VARIABLE = "HF_TOKEN";

    private final Texts texts;
    private final ModelWords words;
    private final BackgroundWork work;
    private final Models models;
    private final HubAccess hub;
    private final FileDialogs files;
    private final Runnable changed;
    private final TableView<SavedModel> table = new TableView<>();
    private final Label said = new Label();

    VersionsPane(Desk desk) {
        this.texts = desk.texts();
        this.words = new ModelWords(texts);
        this.work = desk.work();
        this.models = desk.workspace().models();
        this.changed = desk.changed();
        this.files = desk.files();
        this.hub = new HubAccess(desk.preferences());
        getStyleClass().add("model-page");
        buildTable();
        said.setId("versions-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        var busy = work.busyProperty();
        var none = busy.or(table.getSelectionModel().selectedItemProperty().isNull());
        var own = row(
                button("use", none, this::use),
                button("back", busy, this::back),
                button("export", none, this::export),
                button("publish", none, this::publish));
        var others = row(button("import", busy, this::bring), button("download", busy, this::download));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(table, own, others, said);
    }

    private void buildTable() {
        table.setId("versions");
        table.getStyleClass().add("dense");
        table.setAccessibleText(texts.words("model.tab.versions"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setPlaceholder(new Label(texts.words("versions.none")));
        table.getColumns()
                .setAll(List.of(
                        column("versions.inUse", 90, model -> model.active() ? texts.words("versions.active") : ""),
                        column("versions.version", 240, SavedModel::version),
                        column("versions.date", 160, model -> told(model, words::date)),
                        column("versions.years", 200, model -> told(model, card -> words.years(card.trainYears()))),
                        column("versions.auc", 170, model -> told(model, this::auc)),
                        column(
                                "versions.threshold",
                                120,
                                model -> told(model, card -> texts.finePercent(card.threshold())))));
    }

    private TextColumn<SavedModel> column(String key, double width, Function<SavedModel, String> text) {
        return new TextColumn<>(texts.words(key), width, text);
    }

    private String told(SavedModel model, Function<ModelCard, String> figure) {
        return model.card().map(figure).orElseGet(() -> texts.words("versions.unusable"));
    }

    private String auc(ModelCard card) {
        return card.quality()
                .map(test -> texts.words(
                        "versions.auc.tested", words.decimal(test.auc()), String.valueOf(test.testYear() + 1)))
                .orElseGet(() -> texts.words("versions.auc.untested"));
    }

    private static FlowPane row(Button... buttons) {
        var row = new FlowPane(buttons);
        row.getStyleClass().add("button-row");
        return row;
    }

    private Button button(String name, ObservableValue<Boolean> disabled, Runnable action) {
        var button = new Button(texts.words("versions.button." + name));
        button.setId("versions-" + name);
        button.setMnemonicParsing(true);
        button.disableProperty().bind(disabled);
        button.setOnAction(event -> action.run());
        return button;
    }

    void show(List<SavedModel> saved) {
        table.getItems().setAll(saved);
        saved.stream().filter(SavedModel::active).findFirst().ifPresent(table.getSelectionModel()::select);
    }

    private void withSelected(Consumer<SavedModel> action) {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(action);
    }

    private void use() {
        withSelected(model -> change("versions.using", progress -> models.use(model.version())));
    }

    private void back() {
        change("versions.using", progress -> models.back());
    }

    /** Puts a model into use and says which. */
    private void change(String title, LongTask<ModelCard> task) {
        work.start(texts.words(title), task, card -> {
            said.setText(texts.words("versions.nowInUse", card.version()));
            changed.run();
        });
    }

    private void export() {
        withSelected(model -> {
            var chooser = chooser("versions.button.export");
            chooser.setInitialFileName(model.version() + ZIP);
            files.toSave(chooser, window())
                    .ifPresent(zip -> work.start(
                            texts.words("versions.exporting"),
                            progress -> {
                                models.export(model.version(), zip);
                                return zip;
                            },
                            done -> said.setText(texts.words("versions.exported", done))));
        });
    }

    private void bring() {
        files.toOpen(chooser("versions.button.import"), window())
                .ifPresent(archive -> change("versions.importing", progress -> models.bring(archive)));
    }

    private void download() {
        PlaceDialog.ask(
                texts,
                "download",
                List.of(),
                window(),
                place -> change(
                        "versions.downloading", progress -> models.download(Source.parse(place), hub.hub(), progress)));
    }

    private void publish() {
        withSelected(model -> PlaceDialog.ask(
                texts,
                "publish",
                List.of(tokenRow()),
                window(),
                place -> work.start(
                        texts.words("versions.publishing"),
                        progress -> models.publish(model.version(), HubRepository.parse(place), hub.hub(), progress),
                        seen -> said.setText(texts.words("versions.published", model.version(), seen)))));
    }

    private HBox tokenRow() {
        var state = new Label(tokenState());
        state.setWrapText(true);
        var choose = new Button(texts.words("versions.token.choose"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(event -> {
            files.toOpen(new FileChooser(), window()).ifPresent(this::useToken);
            state.setText(tokenState());
        });
        var row = new HBox(choose, state);
        row.getStyleClass().add("chart-top");
        return row;
    }

    private void useToken(Path file) {
        work.fetch(
                () -> {
                    hub.set(hub.repository(), hub.endpoint(), Optional.of(file));
                    return file;
                },
                done -> {});
    }

    private String tokenState() {
        return hub.tokenFile()
                .map(file -> texts.words("versions.token.file", file.getFileName()))
                .orElseGet(() -> texts.words(
                        System.getenv(TOKEN_VARIABLE) == null
                                ? "versions.token.missing"
                                : "versions.token.environment"));
    }

    private FileChooser chooser(String titleKey) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.words(titleKey).replace("_", ""));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("ZIP", "*" + ZIP));
        return chooser;
    }

    private @Nullable Window window() {
        return getScene() == null ? null : getScene().getWindow();
    }
}
