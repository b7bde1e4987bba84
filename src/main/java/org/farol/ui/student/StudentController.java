package org.farol.ui.student;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.farol.app.AccountTexts;
import org.farol.app.ReasonSentences;
import org.farol.app.Reasons;
import org.farol.app.StudentInsight;
import org.farol.app.StudentRisk;
import org.farol.app.WhatIf;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.store.Conflict;
import org.farol.ui.Desk;
import org.farol.ui.Look;
import org.farol.ui.Opened;
import org.farol.ui.Pieces;
import org.farol.ui.Preferences;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.farol.ui.followup.StudentFollowUp;
import org.farol.ui.model.ChartPane;
import org.farol.ui.model.ChartStyle;
import org.farol.ui.students.RiskBar;

/** One student: risk, reasons, values of this and earlier years. */
public final class StudentController {
    private static final double BAR_WIDTH = 220;
    private static final double ROW_HEIGHT = 31;
    private static final double REASONS_HEIGHT = 30 * (ReasonsChart.MOST_BARS + 1) + 52;
    private static final double HISTORY_HEIGHT = 260;
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
    private final ConfidencePane confidence;
    private final ChartPane chart;
    private final SentencesPane sentencesPane;
    private final StudentFollowUp followUp;
    private final WhatIfPane whatIf;
    private final PhasePane phase;
    private final ChartPane historyChart;
    private final AlikePane alike;
    private final RiskBar riskBar;
    private final Pieces pieces = new Pieces();
    private final Pieces beside = new Pieces();
    /** Those of the panes beside the risk that tell of the student asked for. */
    private final Set<Node> told = new HashSet<>();

    private Optional<Reasoned> reasoned = Optional.empty();
    private double threshold;
    private int year;
    private Look look = new Look(false, Preferences.SMALLEST_FONT);

    /** Whose reasons are told, and in which words. */
    private record Reasoned(YearlyRecord record, ReasonSentences sentences) {}

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
    private StackPane confidenceHolder;

    @FXML
    private StackPane chartHolder;

    @FXML
    private StackPane sentencesHolder;

    @FXML
    private StackPane followUpHolder;

    @FXML
    private StackPane whatIfHolder;

    @FXML
    private StackPane phaseHolder;

    @FXML
    private StackPane historyHolder;

    @FXML
    private StackPane alikeHolder;

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
    public StudentController(Desk desk) {
        this.texts = desk.texts();
        this.words = new AccountTexts(texts.locale());
        this.confidence = new ConfidencePane(texts);
        this.riskBar = new RiskBar(texts, BAR_WIDTH);
        this.chart = new ChartPane(texts, texts.words("student.reasons"), REASONS_HEIGHT);
        this.sentencesPane = new SentencesPane(texts);
        this.followUp = new StudentFollowUp(desk);
        this.whatIf = new WhatIfPane(texts, desk.work(), this::showScenario);
        this.phase = new PhasePane(texts);
        this.historyChart = new ChartPane(texts, texts.words("student.history"), HISTORY_HEIGHT);
        this.alike = new AlikePane(texts, desk.navigation()::openStudent);
    }

    @FXML
    void initialize() {
        riskBar.getStyleClass().add("large");
        riskHolder.getChildren().setAll(riskBar);
        confidenceHolder.getChildren().setAll(confidence);
        chartHolder.getChildren().setAll(chart);
        sentencesHolder.getChildren().setAll(sentencesPane);
        clear();
    }

    /** Shows nothing, until it is known what of another student. */
    void hide() {
        empty.setVisible(false);
        page.setVisible(false);
    }

    /** Says that there is no such student. */
    public void clear() {
        empty.setVisible(true);
        page.setVisible(false);
    }

    /** What is shown from here on is of a student of {@code opened}, in whatever order it comes. */
    void begin(Opened opened) {
        threshold = opened.threshold();
        year = opened.year();
        look = opened.look();
        told.clear();
        beside.begin(List.of());
    }

    /** Shows a student of the year shown; reasons where there is a model. What takes longer is filled in later. */
    public void show(StudentRisk student, Basics basics) {
        showPage(student.record());
        reasoned = Optional.of(new Reasoned(student.record(), basics.sentences()));
        Visibility.set(riskBar, true);
        riskBar.show(student.risk(), threshold);
        Visibility.set(reasonsBox, basics.reasons().isPresent());
        Visibility.set(noModel, basics.reasons().isEmpty());
        noModel.setText(texts.words("student.noModel"));
        basics.reasons().ifPresent(this::showReasons);
        fillBelow(student.record(), basics);
    }

    /** Shows a student who has no record of the year shown, by the latest record there is. */
    public void showAbsent(YearlyRecord latest, Basics basics) {
        showPage(latest);
        reasoned = Optional.empty();
        Visibility.set(riskBar, false);
        Visibility.set(reasonsBox, false);
        Visibility.set(noModel, true);
        noModel.setText(texts.words("student.noRecord", String.valueOf(year), String.valueOf(latest.year())));
        fillBelow(latest, basics);
    }

    private void showPage(YearlyRecord record) {
        name.setText(record.text(Field.NOME)
                .map(known -> record.studentId() + " · " + known)
                .orElse(record.studentId()));
        place.setText(place(record));
        Stream.of(whatIf, phase, alike, confidence)
                .filter(pane -> !told.contains(pane))
                .forEach(pane -> Visibility.set(pane, false));
        empty.setVisible(false);
        page.setVisible(true);
    }

    /** Fills what one has to scroll to. */
    private void fillBelow(YearlyRecord record, Basics basics) {
        fill(
                pieces,
                followUpHolder,
                List.of(
                        () -> {
                            put(followUp, followUpHolder);
                            followUp.show(record.studentId());
                        },
                        () -> {
                            put(historyChart, historyHolder);
                            historyChart.show(HistoryChart.of(basics.history(), new ChartStyle(texts, look)));
                        },
                        () -> showValues(basics.history(), basics.conflicts())));
    }

    /** The first time, when {@code holder} is still empty, each piece brings nodes that are to be styled. */
    private static void fill(Pieces into, StackPane holder, List<Runnable> pieces) {
        if (holder.getChildren().isEmpty()) {
            into.beginAnew(pieces);
        } else {
            into.begin(pieces);
        }
    }

    /** Fills in what stands beside the risk. */
    public void show(StudentInsight insight) {
        told.addAll(List.of(confidence, phase, alike));
        Visibility.set(confidence, insight.confidence().isPresent());
        insight.confidence().ifPresent(confidence::show);
        fill(
                beside,
                phaseHolder,
                List.of(
                        () -> {
                            put(phase, phaseHolder);
                            phase.show(insight.grades(), look);
                        },
                        () -> {
                            put(alike, alikeHolder);
                            alike.show(insight.alike(), look);
                        }));
    }

    /** Fills in the what-if. */
    public void show(WhatIf scenario) {
        told.add(whatIf);
        put(whatIf, whatIfHolder);
        Visibility.set(whatIf, true);
        whatIf.show(scenario, threshold);
    }

    /** At its first use, so that the styles of all are not worked out at once. */
    private static void put(Node pane, StackPane holder) {
        if (holder.getChildren().isEmpty()) {
            holder.getChildren().add(pane);
        }
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
        riskBar.show(OptionalDouble.of(reasons.risk()), threshold);
        showReasons(reasons);
    }

    private void showReasons(Reasons reasons) {
        sum.setText(texts.words(
                "student.sum",
                texts.percent(reasons.baseValue()),
                texts.points(reasons.risk() - reasons.baseValue()),
                texts.risk(reasons.risk())));
        chart.show(ReasonsChart.of(reasons, new ChartStyle(texts, look)));
        reasoned.ifPresent(known -> sentencesPane.show(reasons, known.record(), known.sentences()));
    }

    private void showValues(StudentHistory history, List<Conflict> conflicts) {
        showYears(history);
        var rows = SHOWN.stream()
                .filter(field -> history.records().stream()
                        .anyMatch(record -> record.values().containsKey(field)))
                .map(field -> new ValueRow(
                        words.of(field),
                        history.records().stream()
                                .map(record -> shown(record, field) + mark(record, field, conflicts))
                                .toList()))
                .toList();
        // Another list, not other items in the same one, for which the table would empty its cells and fill them anew.
        values.setItems(FXCollections.observableArrayList(rows));
        values.setFixedCellSize(look.wide(ROW_HEIGHT));
        values.setMinHeight((values.getItems().size() + 1.5) * values.getFixedCellSize());
        values.setMaxHeight(values.getMinHeight());
        showNote(history, conflicts);
    }

    /** Columns that are there are used again. */
    private void showYears(StudentHistory history) {
        var years = history.records().stream()
                .map(record -> String.valueOf(record.year()))
                .toList();
        if (values.getColumns().isEmpty()) {
            values.getColumns().add(column(texts.words("student.field"), 170, ValueRow::label));
        }
        while (values.getColumns().size() <= years.size()) {
            var index = values.getColumns().size() - 1;
            values.getColumns().add(column("", 150, row -> row.byYear().get(index)));
        }
        values.getColumns().remove(years.size() + 1, values.getColumns().size());
        for (var i = 0; i < years.size(); i++) {
            values.getColumns().get(i + 1).setText(years.get(i));
        }
    }

    private static TextColumn<ValueRow> column(String title, double width, Function<ValueRow, String> text) {
        var column = new TextColumn<>(title, width, text);
        column.setSortable(false);
        return column;
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
        Visibility.set(valuesNote, !said.isEmpty());
    }

    private String shown(YearlyRecord record, Field field) {
        if (field == Field.PONTO_VIRADA) {
            var reached = record.whole(field);
            return reached.isEmpty()
                    ? Texts.ABSENT
                    : texts.words(reached.getAsInt() == 1 ? "student.yes" : "student.no");
        }
        if (field == Field.FASE || field == Field.FASE_IDEAL) {
            var fase = record.whole(field);
            return fase.isEmpty() ? Texts.ABSENT : Fase.name(fase.getAsInt());
        }
        if (field.kind() == Field.Kind.TEXT) {
            return record.text(field).orElse(Texts.ABSENT);
        }
        var number = record.number(field);
        return number.isEmpty() ? Texts.ABSENT : texts.number(number.getAsDouble());
    }
}
