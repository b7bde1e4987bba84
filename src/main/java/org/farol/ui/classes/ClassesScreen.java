package org.farol.ui.classes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.util.StringConverter;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.LetterWidth;
import org.farol.ui.Look;
import org.farol.ui.Opened;
import org.farol.ui.Pieces;
import org.farol.ui.Screen;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.classes.PhaseClasses.SchoolClass;
import org.farol.ui.classes.PhaseClasses.Spread;
import org.jspecify.annotations.Nullable;

/** A class at a glance: its students by indicator, and how it stands among the classes of its phase. */
public final class ClassesScreen implements Screen {
    private static final String CHOSEN = "turmas.turma";
    private static final double NAME_WIDTH = 170;
    private static final double VALUE_WIDTH = 57;
    private static final double RISK_WIDTH = 72;
    /** The part of the width that the students have beside the classes. */
    private static final double HALF = 0.67;

    private static final double LARGE_HALF = 0.54;
    /** So many are made at first, the others after the charts: each row is a dozen cells to style. */
    private static final int FIRST_ROWS = 8;

    private final Desk desk;
    private final Texts texts;
    private final Parent view;
    private Optional<Opened> opened = Optional.empty();
    private PhaseClasses phase = PhaseClasses.of(0, List.of());
    private final Pieces pieces = new Pieces();
    private boolean filling;

    @FXML
    private ComboBox<SchoolClass> turma;

    @FXML
    private Label summary;

    @FXML
    private SplitPane halves;

    @FXML
    private TableView<StudentRisk> heat;

    @FXML
    private Pane charts;

    @FXML
    private TableView<Measure> medians;

    /** The controller of {@code classes.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public ClassesScreen(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.view = Fxml.load("classes/classes.fxml", this, texts);
    }

    @FXML
    void initialize() {
        turma.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable SchoolClass key) {
                return key == null ? "" : texts.words("home.class", Fase.name(key.fase()), key.turma());
            }

            @Override
            public SchoolClass fromString(String text) {
                throw new IllegalStateException("the box is not editable");
            }
        });
        turma.valueProperty().subscribe(key -> {
            if (key != null && !filling) {
                desk.preferences().remember(CHOSEN, key.fase() + " " + key.turma());
                show(key);
            }
        });
        heat.getColumns()
                .add(new TextColumn<>(
                        texts.words("classes.student"),
                        NAME_WIDTH,
                        student -> student.record()
                                .text(Field.NOME)
                                .orElse(student.record().studentId())));
        for (var measure : Measure.values()) {
            heat.getColumns().add(column(measure));
        }
        heat.setRowFactory(any -> {
            var row = new TableRow<StudentRisk>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    open(row.getItem());
                }
            });
            return row;
        });
        heat.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                Optional.ofNullable(heat.getSelectionModel().getSelectedItem()).ifPresent(this::open);
                event.consume();
            }
        });
        heat.setPlaceholder(new Label(texts.words("classes.none")));
    }

    private TableColumn<StudentRisk, StudentRisk> column(Measure measure) {
        var column = new TableColumn<StudentRisk, StudentRisk>(measure.words(texts));
        column.setId("heat-" + measure.name());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator((one, other) ->
                Double.compare(measure.of(one).orElse(-1), measure.of(other).orElse(-1)));
        column.setPrefWidth(measure == Measure.RISK ? RISK_WIDTH : VALUE_WIDTH);
        column.setCellFactory(any -> LetterWidth.follow(column, new HeatCell(measure, texts, () -> phase)));
        return column;
    }

    private void open(StudentRisk student) {
        desk.navigation().openStudent(student.record().studentId());
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened now) {
        if (opened.equals(Optional.of(now))) {
            return;
        }
        opened = Optional.of(now);
        halves.setDividerPositions(now.look().isLarge() ? LARGE_HALF : HALF);
        desk.work().fetch(() -> PhaseClasses.all(now.students()), keys -> {
            if (opened.equals(Optional.of(now))) {
                offer(keys);
            }
        });
    }

    private void offer(List<SchoolClass> keys) {
        var before = desk.preferences().text(CHOSEN);
        filling = true;
        turma.getItems().setAll(keys);
        turma.setValue(null);
        filling = false;
        keys.stream()
                .filter(key -> before.equals(Optional.of(key.fase() + " " + key.turma())))
                .findFirst()
                .or(() -> keys.stream().findFirst())
                .ifPresent(turma::setValue);
    }

    @Override
    public ReportSubject subject() {
        return Optional.ofNullable(turma.getValue())
                .<ReportSubject>map(key -> new ReportSubject.SchoolClass(OptionalInt.of(key.fase()), key.turma()))
                .orElseGet(ReportSubject.Programme::new);
    }

    private void show(SchoolClass key) {
        opened.ifPresent(now -> desk.work().fetch(() -> PhaseClasses.of(key.fase(), now.students()), found -> {
            if (key.equals(turma.getValue())) {
                phase = found;
                fill(key, now);
            }
        }));
    }

    private void fill(SchoolClass key, Opened now) {
        var students = phase.students(key.turma());
        summary.setText(
                now.model().isPresent()
                        ? texts.words(
                                "classes.summary",
                                students.size(),
                                share(students, now.threshold()),
                                Fase.name(key.fase()),
                                share(phase.students(), now.threshold()))
                        : texts.words("classes.summary.noModel", students.size()));
        if (heat.getItems().isEmpty()) {
            var seen = Math.min(FIRST_ROWS, students.size());
            pieces.beginAnew(List.of(
                    () -> heat.getItems().setAll(students.subList(0, seen)),
                    () -> fillCharts(key, now.look()),
                    () -> heat.getItems().addAll(students.subList(seen, students.size())),
                    this::fillMedians));
        } else {
            heat.getItems().setAll(students);
            heat.refresh();
            pieces.begin(List.of(() -> fillCharts(key, now.look()), this::fillMedians));
        }
    }

    private void fillCharts(SchoolClass key, Look look) {
        charts.getChildren().clear();
        for (var measure : Measure.values()) {
            var spreads = phase.spreads(measure);
            if (!spreads.isEmpty()) {
                charts.getChildren().add(new SpreadChart(measure, spreads, key.turma(), texts, look));
            }
        }
    }

    private String share(List<StudentRisk> students, double threshold) {
        var flagged = students.stream()
                .filter(student -> student.risk().orElse(-1) >= threshold)
                .count();
        return texts.percent((double) flagged / students.size());
    }

    /** The charts' numbers, for those who do not see them. */
    private void fillMedians() {
        medians.getColumns()
                .setAll(List.of(new TextColumn<Measure>(
                        texts.words("classes.measure"), VALUE_WIDTH, measure -> measure.words(texts))));
        for (var turmaOfPhase :
                phase.spreads(Measure.INDE).stream().map(Spread::turma).toList()) {
            medians.getColumns()
                    .add(new TextColumn<>(
                            turmaOfPhase,
                            VALUE_WIDTH * 2,
                            measure -> phase.spreads(measure).stream()
                                    .filter(spread -> spread.turma().equals(turmaOfPhase))
                                    .findFirst()
                                    .map(spread -> words(spread, measure))
                                    .orElse(texts.words("student.unknown"))));
        }
        medians.getItems().setAll(Measure.values());
    }

    private String words(Spread spread, Measure measure) {
        return texts.words(
                "classes.spread",
                measure.words(spread.median(), texts),
                measure.words(spread.lower(), texts),
                measure.words(spread.upper(), texts));
    }
}
