package org.farol.ui.students;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.util.StringConverter;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Navigation;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.Screen;
import org.farol.ui.StudentGroup;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Who needs attention: the table of students of a year with its search and filters. */
public final class StudentsController implements Screen {
    private static final double BAR_WIDTH = 60;
    /** Bar, percent and word. */
    private static final double RISK_WIDTH = 186;

    private static final double NARROWEST_NAME = 90;
    private static final double MOST_ID_WIDTH = 106;
    private static final double LETTER_WIDTH = 9;

    private static final String ABSENT = "—";

    private final Texts texts;
    private final Navigation navigation;
    private final Parent view;
    private final ObservableList<StudentRisk> students = FXCollections.observableArrayList();
    private final FilteredList<StudentRisk> shown = new FilteredList<>(students);
    private Optional<StudentGroup> group = Optional.empty();
    private Optional<Opened> opened = Optional.empty();
    private double threshold;
    private TableColumn<StudentRisk, String> id;

    @FXML
    private Pane groupStrip;

    @FXML
    private Label groupHeading;

    @FXML
    private TextField search;

    @FXML
    private ComboBox<Optional<Integer>> fase;

    @FXML
    private ComboBox<Optional<String>> turma;

    @FXML
    private ComboBox<Optional<RiskLevel>> level;

    @FXML
    private Label count;

    @FXML
    private TableView<StudentRisk> table;

    /** The controller of {@code students.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public StudentsController(Desk desk) {
        this.texts = desk.texts();
        this.navigation = desk.navigation();
        this.view = Fxml.load("students/students.fxml", this, texts);
    }

    @FXML
    void initialize() {
        var name = column(
                "students.name",
                190,
                student -> student.record().text(Field.NOME).orElse(ABSENT),
                Comparator.naturalOrder());
        name.setMinWidth(NARROWEST_NAME);
        id = column("students.id", MOST_ID_WIDTH, student -> student.record().studentId(), Comparator.naturalOrder());
        table.getColumns()
                .setAll(List.of(
                        id,
                        name,
                        numbers("students.fase", 64, Field.FASE, fase -> Fase.name((int) fase)),
                        column(
                                "students.turma",
                                70,
                                student -> student.record().text(Field.TURMA).orElse(ABSENT),
                                Comparator.naturalOrder()),
                        numbers("students.idade", 62, Field.IDADE, texts::number),
                        numbers("students.inde", 58, Field.INDE, texts::number),
                        riskColumn()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        var sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(new Label(texts.words("students.none")));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(this::open);
                event.consume();
            }
        });
        table.setRowFactory(any -> {
            var row = new TableRow<StudentRisk>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    open(row.getItem());
                }
            });
            return row;
        });
        label(fase, "students.fase.all", number -> texts.words("students.fase.one", Fase.name(number)));
        label(turma, "students.turma.all", letter -> texts.words("students.turma.one", letter));
        label(level, "students.level.all", risk -> texts.words("students.level.one", texts.words(risk.key())));
        level.getItems().setAll(List.of(Optional.empty(), Optional.of(RiskLevel.HIGH), Optional.of(RiskLevel.LOW)));
        fase.setValue(Optional.empty());
        turma.setValue(Optional.empty());
        level.setValue(Optional.empty());
        search.textProperty().subscribe(this::filter);
        fase.valueProperty().subscribe(this::filter);
        turma.valueProperty().subscribe(this::filter);
        level.valueProperty().subscribe(this::filter);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened now) {
        if (!opened.equals(Optional.of(now))) {
            opened = Optional.of(now);
            show(now.students(), now.threshold());
        }
    }

    /** Shows only the students of a group and why these; all, without one. */
    public void showOnly(Optional<StudentGroup> wanted) {
        group = wanted;
        groupHeading.setText(group.map(StudentGroup::heading).orElse(""));
        groupStrip.setVisible(group.isPresent());
        groupStrip.setManaged(group.isPresent());
        filter();
    }

    /** Shows the students of a year, riskiest first, keeping the selection where it can. */
    private void show(List<StudentRisk> ofYear, double riskThreshold) {
        var kept = selected().map(student -> student.record().studentId());
        threshold = riskThreshold;
        students.setAll(ofYear.stream()
                .sorted(Comparator.comparingDouble(
                        (StudentRisk student) -> -student.risk().orElse(0)))
                .toList());
        choices(
                fase,
                students.stream()
                        .flatMap(student ->
                                student.record().whole(Field.FASE).stream().boxed()));
        choices(turma, students.stream().flatMap(student -> student.record().text(Field.TURMA).stream()));
        // Names need the room that short ids leave.
        var longestId = students.stream()
                .mapToInt(student -> student.record().studentId().length())
                .max()
                .orElse(0);
        var idWidth = Math.min(MOST_ID_WIDTH, LETTER_WIDTH * (longestId + 2));
        id.setMinWidth(idWidth);
        id.setPrefWidth(idWidth);
        filter();
        table.refresh();
        students.stream()
                .filter(student -> kept.equals(Optional.of(student.record().studentId())))
                .findFirst()
                .ifPresentOrElse(
                        table.getSelectionModel()::select,
                        () -> table.getSelectionModel().clearSelection());
    }

    private Optional<StudentRisk> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void open(StudentRisk student) {
        navigation.openStudent(student.record().studentId());
    }

    @FXML
    void showAll() {
        navigation.go(Place.ALUNOS);
    }

    @Override
    public ReportSubject subject() {
        return selected()
                .<ReportSubject>map(student ->
                        new ReportSubject.Students(List.of(student.record().studentId())))
                .orElseGet(ReportSubject.Programme::new);
    }

    @Override
    public Set<Command> commands() {
        return Set.of(Command.SEARCH);
    }

    @Override
    public void run(Command command) {
        search.requestFocus();
        search.selectAll();
    }

    private void filter() {
        var filter = new StudentsFilter(search.getText(), chosen(fase), chosen(turma), chosen(level));
        shown.setPredicate(student -> filter.accepts(student, threshold)
                && group.map(these ->
                                these.studentIds().contains(student.record().studentId()))
                        .orElse(true));
        var flagged = shown.stream()
                .filter(student -> RiskLevel.of(student.risk(), threshold) == RiskLevel.HIGH)
                .count();
        count.setText(texts.words("students.count", shown.size(), students.size(), flagged));
    }

    /** What is chosen; a combo box has no value for the moment in which its items are replaced. */
    private static <T> Optional<T> chosen(ComboBox<Optional<T>> box) {
        return Objects.requireNonNullElseGet(box.getValue(), Optional::empty);
    }

    private static <T extends Comparable<T>> void choices(ComboBox<Optional<T>> box, Stream<T> values) {
        var before = chosen(box);
        var distinct = values.distinct().sorted().map(Optional::of).toList();
        box.getItems()
                .setAll(Stream.concat(Stream.of(Optional.<T>empty()), distinct.stream())
                        .toList());
        box.setValue(distinct.contains(before) ? before : Optional.empty());
    }

    private <T> void label(ComboBox<Optional<T>> box, String allKey, Function<T, String> words) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<T> value) {
                return Objects.requireNonNullElseGet(value, Optional::<T>empty)
                        .map(words)
                        .orElseGet(() -> texts.words(allKey));
            }

            @Override
            public Optional<T> fromString(String text) {
                throw new IllegalStateException("the box is not editable");
            }
        });
    }

    private TableColumn<StudentRisk, String> column(
            String key, double width, Function<StudentRisk, String> value, Comparator<String> order) {
        var column = new TableColumn<StudentRisk, String>(texts.words(key));
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        column.setComparator(order);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        return column;
    }

    /** A column of numbers, sorted by size, unknown ones last. */
    private TableColumn<StudentRisk, OptionalDouble> numbers(
            String key, double width, Field field, DoubleFunction<String> words) {
        var column = new TableColumn<StudentRisk, OptionalDouble>(texts.words(key));
        column.setCellValueFactory(
                row -> new SimpleObjectProperty<>(row.getValue().record().number(field)));
        column.setComparator(Comparator.comparingDouble(number -> number.orElse(Double.MAX_VALUE)));
        column.setCellFactory(any -> new NumberCell(words));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        return column;
    }

    private TableColumn<StudentRisk, OptionalDouble> riskColumn() {
        var column = new TableColumn<StudentRisk, OptionalDouble>(texts.words("students.risk"));
        column.setCellValueFactory(
                row -> new SimpleObjectProperty<>(row.getValue().risk()));
        column.setComparator(Comparator.comparingDouble(risk -> risk.orElse(-1)));
        column.setCellFactory(any -> new RiskCell());
        column.setPrefWidth(RISK_WIDTH);
        column.setMinWidth(RISK_WIDTH);
        return column;
    }

    private static final class NumberCell extends TableCell<StudentRisk, OptionalDouble> {
        private final DoubleFunction<String> words;

        NumberCell(DoubleFunction<String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable OptionalDouble number, boolean empty) {
            super.updateItem(number, empty);
            if (empty || number == null) {
                setText("");
            } else {
                setText(number.isPresent() ? words.apply(number.getAsDouble()) : ABSENT);
            }
        }
    }

    private final class RiskCell extends TableCell<StudentRisk, OptionalDouble> {
        private final RiskBar bar = new RiskBar(texts, BAR_WIDTH);

        @Override
        protected void updateItem(@Nullable OptionalDouble risk, boolean empty) {
            super.updateItem(risk, empty);
            if (empty || risk == null) {
                setGraphic(null);
            } else {
                bar.show(risk, threshold);
                setGraphic(bar);
            }
        }
    }
}
