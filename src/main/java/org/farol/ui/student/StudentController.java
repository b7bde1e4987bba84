package org.farol.ui.student;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.farol.app.AccountTexts;
import org.farol.app.Reasons;
import org.farol.app.StudentRisk;
import org.farol.app.WhatIf;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.store.Conflict;
import org.farol.ui.Texts;
import org.farol.ui.students.RiskBar;
import org.farol.ui.task.BackgroundWork;
import org.jfree.chart.fx.ChartCanvas;

/** One student: risk, reasons, values of this and earlier years. */
public final class StudentController {
    private static final double BAR_WIDTH = 220;
    private static final double ROW_HEIGHT = 31;
    private static final double CHART_ROW = 30;
    private static final double CHART_AXIS = 52;
    private static final String ABSENT = "—";
    private static final String DERIVED = " °";
    private static final String CONFLICT = " ≠";
    private static final List<Field> SHOWN = List.of(
            Field.FASE,
            Field.FASE_IDEAL,
            Field.DEFASAGEM,
            Field.TURMA,
            Field.IDADE,
            Field.INDE,
            Field.PEDRA,
            Field.IAN,
            Field.IDA,
            Field.IEG,
            Field.IAA,
            Field.IPS,
            Field.IPP,
            Field.IPV,
            Field.MAT,
            Field.POR,
            Field.ING,
            Field.PONTO_VIRADA,
            Field.INSTITUICAO);

    private final Texts texts;
    private final AccountTexts words;
    private final WhatIfPane whatIf;
    private double threshold;
    private boolean dark;

    @FXML
    private Pane empty;

    @FXML
    private Pane page;

    @FXML
    private Label name;

    @FXML
    private Label place;

    @FXML
    private Pane riskHolder;

    @FXML
    private Label sum;

    @FXML
    private VBox reasonsBox;

    @FXML
    private StackPane chartHolder;

    @FXML
    private Label noModel;

    @FXML
    private TableView<ValueRow> values;

    @FXML
    private Label valuesNote;

    /** A field and the student's value of it in each year, as shown. */
    private record ValueRow(String label, List<String> byYear) {}

    /** The controller of {@code student.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public StudentController(Texts texts, BackgroundWork work) {
        this.texts = texts;
        this.whatIf = new WhatIfPane(texts, work, this::showScenario);
        this.words = new AccountTexts(texts.locale());
    }

    @FXML
    void initialize() {
        page.getChildren().add(page.getChildren().indexOf(reasonsBox) + 1, whatIf);
        clear();
    }

    /** Says that nobody is selected. */
    public void clear() {
        empty.setVisible(true);
        page.setVisible(false);
    }

    /** Shows a student; reasons where there is a model. */
    public void show(
            StudentRisk student,
            StudentHistory history,
            Optional<Reasons> reasons,
            Optional<WhatIf> scenario,
            List<Conflict> conflicts,
            double shownThreshold,
            boolean isDark) {
        threshold = shownThreshold;
        dark = isDark;
        var record = student.record();
        name.setText(record.text(Field.NOME)
                .map(known -> record.studentId() + " · " + known)
                .orElse(record.studentId()));
        place.setText(place(record));
        showRisk(student.risk());
        reasonsBox.setVisible(reasons.isPresent());
        reasonsBox.setManaged(reasons.isPresent());
        noModel.setVisible(reasons.isEmpty());
        noModel.setManaged(reasons.isEmpty());
        reasons.ifPresent(this::showReasons);
        whatIf.setVisible(scenario.isPresent());
        whatIf.setManaged(scenario.isPresent());
        scenario.ifPresent(known -> whatIf.show(known, threshold));
        showValues(history, conflicts);
        empty.setVisible(false);
        page.setVisible(true);
    }

    private String place(YearlyRecord record) {
        return Stream.concat(
                        Stream.of(texts.words("student.year", String.valueOf(record.year()))),
                        Stream.of(Field.FASE, Field.TURMA, Field.IDADE)
                                .filter(record.values()::containsKey)
                                .map(field -> texts.words("student." + field.columnName(), shown(record, field))))
                .collect(Collectors.joining(" · "));
    }

    /** Shows the risk and reasons of grades that were moved. */
    private void showScenario(Reasons reasons) {
        showRisk(OptionalDouble.of(reasons.risk()));
        showReasons(reasons);
    }

    private void showRisk(OptionalDouble risk) {
        var bar = new RiskBar(texts, BAR_WIDTH);
        bar.getStyleClass().add("large");
        bar.show(risk, threshold);
        riskHolder.getChildren().setAll(bar);
    }

    private void showReasons(Reasons reasons) {
        sum.setText(texts.words(
                "student.sum",
                texts.percent(reasons.baseValue()),
                texts.points(reasons.risk() - reasons.baseValue()),
                texts.risk(reasons.risk())));
        var bars = ReasonsChart.bars(reasons, texts);
        var canvas = new ChartCanvas(ReasonsChart.of(reasons, texts, dark));
        canvas.setAccessibleText(bars.stream()
                .map(bar -> bar.label() + ": " + texts.points(bar.impact()))
                .collect(Collectors.joining("; ")));
        canvas.widthProperty().bind(chartHolder.widthProperty());
        canvas.setHeight(bars.size() * CHART_ROW + CHART_AXIS);
        chartHolder.setMinHeight(canvas.getHeight());
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        canvas.setManaged(false);
        chartHolder.getChildren().setAll(canvas);
    }

    private void showValues(StudentHistory history, List<Conflict> conflicts) {
        var columns = new ArrayList<TableColumn<ValueRow, String>>();
        var label = new TableColumn<ValueRow, String>(texts.words("student.field"));
        label.setCellValueFactory(row -> new SimpleStringProperty(row.getValue().label()));
        label.setPrefWidth(170);
        label.setSortable(false);
        columns.add(label);
        for (var i = 0; i < history.records().size(); i++) {
            var index = i;
            var column = new TableColumn<ValueRow, String>(
                    String.valueOf(history.records().get(i).year()));
            column.setCellValueFactory(
                    row -> new SimpleStringProperty(row.getValue().byYear().get(index)));
            column.setPrefWidth(96);
            column.setSortable(false);
            columns.add(column);
        }
        values.getColumns().setAll(columns);
        values.getItems()
                .setAll(SHOWN.stream()
                        .filter(field -> history.records().stream()
                                .anyMatch(record -> record.values().containsKey(field)))
                        .map(field -> new ValueRow(
                                words.of(field),
                                history.records().stream()
                                        .map(record -> shown(record, field) + mark(record, field, conflicts))
                                        .toList()))
                        .toList());
        values.setFixedCellSize(ROW_HEIGHT);
        values.setMinHeight((values.getItems().size() + 1) * ROW_HEIGHT + 4);
        values.setMaxHeight(values.getMinHeight());
        showNote(history, conflicts);
    }

    /** A sign beside values that no sheet says, or that two sheets say differently. */
    private static String mark(YearlyRecord record, Field field, List<Conflict> conflicts) {
        if (record.derived().contains(field)) {
            return DERIVED;
        }
        return conflicts.stream().anyMatch(conflict -> conflict.year() == record.year() && conflict.field() == field)
                ? CONFLICT
                : "";
    }

    private void showNote(StudentHistory history, List<Conflict> conflicts) {
        var said = new ArrayList<String>();
        if (history.records().stream()
                .anyMatch(record -> record.derived().stream().anyMatch(SHOWN::contains))) {
            said.add(texts.words("student.derived"));
        }
        conflicts.forEach(conflict -> said.add(texts.words(
                "student.conflict",
                String.valueOf(conflict.year()),
                words.of(conflict.field()),
                words.of(conflict.kept()),
                conflict.keptFrom().file(),
                words.of(conflict.older()),
                conflict.olderFrom().file())));
        valuesNote.setText(String.join("\n", said));
        valuesNote.setVisible(!said.isEmpty());
        valuesNote.setManaged(!said.isEmpty());
    }

    private String shown(YearlyRecord record, Field field) {
        if (field == Field.PONTO_VIRADA) {
            var reached = record.whole(field);
            return reached.isEmpty() ? ABSENT : texts.words(reached.getAsInt() == 1 ? "student.yes" : "student.no");
        }
        if (field == Field.FASE || field == Field.FASE_IDEAL) {
            var fase = record.whole(field);
            return fase.isEmpty() ? ABSENT : Fase.name(fase.getAsInt());
        }
        if (field.kind() == Field.Kind.TEXT) {
            return record.text(field).orElse(ABSENT);
        }
        var number = record.number(field);
        return number.isEmpty() ? ABSENT : texts.number(number.getAsDouble());
    }
}
