package org.farol.ui.followup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.farol.app.FollowUpTexts;
import org.farol.app.Movement;
import org.farol.store.Intervention;
import org.farol.store.Plan;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Opened;
import org.farol.ui.Screen;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.followup.FollowUpFilter.Standing;
import org.farol.ui.followup.FollowUpFilter.When;
import org.farol.ui.task.Notice;
import org.jspecify.annotations.Nullable;

/** Interventions: what was agreed, what is due, and what moved since. */
public final class FollowUpScreen implements Screen {

    private final Desk desk;
    private final Texts texts;
    private final FollowUpTexts words;
    private final Parent view;
    private final FollowUpModel model = new FollowUpModel(Clock.system(ZoneId.systemDefault()));
    private final InterventionDetails details;
    private final UndoStrip undo;
    private final DraftsStrip drafts;
    private final Map<When, ToggleButton> dueButtons = new EnumMap<>(When.class);

    @FXML
    private Pane strips;

    @FXML
    private ToggleButton overdue;

    @FXML
    private ToggleButton next7;

    @FXML
    private ToggleButton next30;

    @FXML
    private ComboBox<Optional<Standing>> standing;

    @FXML
    private ComboBox<Optional<Plan.Kind>> kind;

    @FXML
    private ComboBox<Optional<String>> responsible;

    @FXML
    private Label count;

    @FXML
    private Label summary;

    @FXML
    private TableView<Intervention> table;

    @FXML
    private StackPane detailsHolder;

    @FXML
    private Button change;

    @FXML
    private Button conclude;

    @FXML
    private Button delete;

    @FXML
    private Button student;

    /** The controller of {@code followup.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public FollowUpScreen(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = FollowUpTexts.of(texts.locale());
        this.details = new InterventionDetails(desk);
        this.undo = new UndoStrip(texts);
        this.drafts = new DraftsStrip(desk, this::window, this::load);
        this.view = Fxml.load("followup/followup.fxml", this, texts);
    }

    @FXML
    void initialize() {
        strips.getChildren().setAll(undo, drafts);
        detailsHolder.getChildren().setAll(details);
        columns();
        filters();
        var none = table.getSelectionModel().selectedItemProperty().isNull();
        Stream.of(change, delete, student)
                .forEach(button -> button.disableProperty().bind(none));
        conclude.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> selected()
                                .filter(one -> one.plan().status().isOpen())
                                .isEmpty(),
                        table.getSelectionModel().selectedItemProperty()));
        table.getSelectionModel().selectedItemProperty().subscribe(this::showDetails);
        table.setRowFactory(any -> {
            var row = new TableRow<Intervention>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    changeSelected();
                }
            });
            return row;
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                changeSelected();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                deleteSelected();
                event.consume();
            }
        });
    }

    private void columns() {
        table.getColumns()
                .setAll(List.of(
                        new TextColumn<>(texts.words("followup.student"), 100, Intervention::studentId),
                        new TextColumn<>(
                                texts.words("followup.kind"),
                                140,
                                one -> words.of(one.plan().kind())),
                        new TextColumn<>(
                                texts.words("followup.agreed"),
                                176,
                                one -> one.plan().agreed()),
                        new TextColumn<>(
                                texts.words("followup.responsible"),
                                116,
                                one -> one.plan().responsible()),
                        new TextColumn<>(
                                texts.words("followup.start"),
                                96,
                                one -> texts.date(one.plan().start())),
                        new TextColumn<>(texts.words("followup.due"), 166, this::due),
                        new TextColumn<>(
                                texts.words("followup.status"),
                                130,
                                one -> words.of(one.plan().status())),
                        new TextColumn<>(texts.words("followup.moved"), 154, this::moved)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.shown());
    }

    /** The due date, and in words that it has passed. */
    private String due(Intervention one) {
        var day = one.plan().due().map(texts::date).orElse(Texts.ABSENT);
        return one.plan().isOverdue(model.today()) ? texts.words("followup.due.passed", day) : day;
    }

    private String moved(Intervention one) {
        return model.movement(one)
                .flatMap(Movement::risk)
                .map(risk -> texts.words("followup.moved.short", texts.risk(risk.before()), texts.risk(risk.after())))
                .orElse(Texts.ABSENT);
    }

    private void filters() {
        dueButtons.put(When.OVERDUE, overdue);
        dueButtons.put(When.NEXT_7, next7);
        dueButtons.put(When.NEXT_30, next30);
        var group = new ToggleGroup();
        dueButtons.values().forEach(button -> button.setToggleGroup(group));
        var standings = Stream.concat(
                Stream.<Standing>of(new Standing.Open()),
                Arrays.stream(Plan.Status.values()).map(Standing.In::new));
        choices(standing, standings.toList(), "followup.standing.all", this::named);
        choices(kind, List.of(Plan.Kind.values()), "followup.kind.all", words::of);
        choices(responsible, List.of(), "followup.responsible.all", Function.identity());
        standing.setValue(model.filterProperty().get().standing());
        group.selectedToggleProperty().subscribe(this::filter);
        Stream.of(standing, kind, responsible)
                .forEach(box -> box.valueProperty().subscribe(this::filter));
    }

    private String named(Standing wanted) {
        return switch (wanted) {
            case Standing.Open() -> texts.words("followup.standing.open");
            case Standing.In(Plan.Status status) -> words.of(status);
        };
    }

    private <T> void choices(ComboBox<Optional<T>> box, List<T> values, String allKey, Function<T, String> name) {
        box.setConverter(new StringConverter<>() {
            @Override
            @SuppressWarnings("NullableOptional") // JavaFX asks for the text of no value too.
            public String toString(@Nullable Optional<T> choice) {
                return choice == null ? "" : choice.map(name).orElseGet(() -> texts.words(allKey));
            }

            @Override
            public Optional<T> fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
        box.getItems()
                .setAll(Stream.concat(
                                Stream.of(Optional.<T>empty()), values.stream().map(Optional::of))
                        .toList());
        box.setValue(Optional.empty());
    }

    private void filter() {
        model.filterProperty()
                .set(new FollowUpFilter(
                        chosen(standing),
                        chosen(kind),
                        chosen(responsible),
                        dueButtons.entrySet().stream()
                                .filter(entry -> entry.getValue().isSelected())
                                .map(Map.Entry::getKey)
                                .findFirst()));
        count();
    }

    private static <T> Optional<T> chosen(ComboBox<Optional<T>> box) {
        return Objects.requireNonNullElse(box.getValue(), Optional.empty());
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {
        load();
    }

    private void load() {
        desk.work().fetch(() -> FollowUpModel.Answer.of(desk.workspace().followUp()), answer -> {
            var kept = selected().map(Intervention::id);
            model.set(answer);
            drafts.show(answer);
            var names = model.responsible();
            var before = chosen(responsible);
            choices(responsible, names, "followup.responsible.all", Function.identity());
            responsible.setValue(before.filter(names::contains));
            overdue.setText(texts.words("followup.overdue", model.due(When.OVERDUE)));
            next7.setText(texts.words("followup.next7", model.due(When.NEXT_7)));
            next30.setText(texts.words("followup.next30", model.due(When.NEXT_30)));
            table.setPlaceholder(StudentFollowUp.text(
                    texts.words(model.isEmpty() ? "followup.empty" : "followup.none"), "text-muted"));
            count();
            model.shown().stream()
                    .filter(one -> kept.equals(Optional.of(one.id())))
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
            showDetails(table.getSelectionModel().getSelectedItem());
        });
    }

    private void count() {
        count.setText(texts.words("followup.count", model.shown().size()));
        summary.setText(words.summary(model.shownMovements()));
    }

    private void showDetails(@Nullable Intervention one) {
        details.show(Optional.ofNullable(one), one == null ? Optional.empty() : model.movement(one));
    }

    private Optional<Intervention> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    @FXML
    void agree() {
        PlanEditor.agree(desk, List.of(), window(), this::load);
    }

    @FXML
    void changeSelected() {
        selected().ifPresent(one -> PlanEditor.change(desk, one, one.plan(), window(), this::load));
    }

    @FXML
    void concludeSelected() {
        selected()
                .ifPresent(one ->
                        PlanEditor.change(desk, one, one.plan().with(Plan.Status.CONCLUIDA), window(), this::load));
    }

    @FXML
    void deleteSelected() {
        selected().ifPresent(one -> {
            var followUp = desk.workspace().followUp();
            apply(() -> followUp.delete(one), done -> {
                undo.offer(
                        texts.words("followup.deleted", one.studentId()),
                        () -> apply(() -> followUp.restore(one), back -> {}));
            });
        });
    }

    private void apply(Runnable action, Consumer<LocalDate> done) {
        desk.work()
                .fetch(
                        () -> {
                            action.run();
                            return model.today();
                        },
                        day -> {
                            done.accept(day);
                            load();
                        });
    }

    @FXML
    void export() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.words("followup.export.title"));
        chooser.setInitialFileName(texts.words("followup.export.file") + ".xlsx");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("Excel (.xlsx)", "*.xlsx"),
                        new FileChooser.ExtensionFilter("CSV (.csv)", "*.csv"));
        desk.files().toSave(chooser, window()).ifPresent(this::export);
    }

    /** Writes the interventions that are shown to {@code file}: as text where its name ends in {@code .csv}. */
    public void export(Path file) {
        var table = new FollowUpExport(texts, words)
                .of(List.copyOf(model.shown()), model, words.summary(model.shownMovements()));
        desk.work()
                .fetch(
                        () -> {
                            table.write(file, texts.locale());
                            return file.getFileName();
                        },
                        written -> Notice.say(texts.words("followup.export.done", written), window()));
    }

    @FXML
    void openStudent() {
        selected().ifPresent(one -> desk.navigation().openStudent(one.studentId()));
    }

    private @Nullable Window window() {
        return view.getScene() == null ? null : view.getScene().getWindow();
    }
}
