package org.farol.ui.model;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.farol.app.LimitTexts;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;
import org.farol.ui.Look;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;

/** The model's card: words first, then figures of each year it was judged on, then the curves of one of them. */
final class QualityPane extends ScrollPane {
    private static final double CHART_HEIGHT = 290;
    private static final double ROW = 50;

    private final Texts texts;
    private final ModelWords words;
    private final TestYearCharts charts;
    private final Label about = wrapped("");
    private final VBox limits = new VBox();
    private final TableView<TestYear> years = new TableView<>();
    private final ComboBox<TestYear> year = new ComboBox<>();
    private final TestYearPane yearPane;
    private final ChartPane roc;
    private final ChartPane precisionRecall;
    private final ChartPane calibration;
    private final VBox judged = new VBox();
    private final Label unjudged;
    private final HBox chooseYear;
    private final Pane curves;

    QualityPane(ChartStyle style) {
        texts = style.texts();
        words = new ModelWords(texts);
        charts = new TestYearCharts(style);
        yearPane = new TestYearPane(style);
        roc = new ChartPane(texts, texts.words("chart.roc"), CHART_HEIGHT);
        precisionRecall = new ChartPane(texts, texts.words("chart.pr"), CHART_HEIGHT);
        calibration = new ChartPane(texts, texts.words("chart.calibration"), CHART_HEIGHT);
        about.setId("about");
        limits.setId("limits");
        unjudged = wrapped(texts.words("threshold.unmeasured"));
        buildYears(style.look());
        curves = style.sideBySide(roc, precisionRecall, calibration);
        var choose = new Label(texts.words("quality.year"));
        choose.setLabelFor(year);
        choose.setMnemonicParsing(true);
        chooseYear = new HBox(choose, year);
        chooseYear.getStyleClass().add("chart-top");
        judged.getStyleClass().add("test-year");
        var page =
                new VBox(title("quality.title.about"), about, title("quality.title.limits"), limits, judged, unjudged);
        page.getStyleClass().add("model-page");
        setContent(page);
        setFitToWidth(true);
    }

    private void buildYears(Look look) {
        years.setId("walkForward");
        years.getStyleClass().add("dense");
        years.setAccessibleText(texts.words("quality.title.years"));
        years.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        years.setFixedCellSize(look.wide(ROW));
        years.getColumns()
                .setAll(List.of(
                        column("quality.predicted", 56, test -> String.valueOf(test.testYear() + 1)),
                        column("quality.learned", 124, test -> words.years(test.trainYears())),
                        column(
                                "quality.students",
                                140,
                                test -> texts.words("quality.students.behind", test.n(), test.positives())),
                        column(
                                "quality.recall",
                                128,
                                test -> words.withInterval(
                                        test.recall(), test.intervals().recall(), texts::percent)),
                        column(
                                "quality.precision",
                                100,
                                test -> words.withInterval(
                                        test.precision(), test.intervals().precision(), texts::percent)),
                        column(
                                "quality.flagged",
                                116,
                                test -> words.withInterval(
                                        test.flaggedShare(), test.intervals().flaggedShare(), texts::percent)),
                        column(
                                "quality.precision97",
                                100,
                                test -> words.withInterval(
                                        test.precisionAtRecall97(),
                                        test.intervals().precisionAtRecall97(),
                                        texts::percent)),
                        column(
                                "quality.auc",
                                128,
                                test -> words.withInterval(
                                        test.auc(), test.intervals().auc(), words::decimal)),
                        column(
                                "quality.ap",
                                128,
                                test -> words.withInterval(
                                        test.averagePrecision(),
                                        test.intervals().averagePrecision(),
                                        words::decimal)),
                        column(
                                "quality.brier",
                                128,
                                test -> words.withInterval(
                                        test.brier(), test.intervals().brier(), words::decimal))));
        year.setId("testYear");
        year.setAccessibleText(texts.words("quality.year"));
        year.setConverter(new YearName());
        year.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                showYear(chosen);
            }
        });
    }

    private TextColumn<TestYear> column(String key, double width, Function<TestYear, String> text) {
        var column = new TextColumn<>(texts.words(key), width, text);
        column.setSortable(false);
        return column;
    }

    private Label title(String key) {
        var label = new Label(texts.words(key));
        label.getStyleClass().add("title-4");
        return label;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void show(ModelCard card) {
        about.setText(words.about(card));
        limits.getChildren()
                .setAll(card.limits().stream()
                        .map(limit -> (Node) wrapped("• " + LimitTexts.of(limit, texts.locale())))
                        .toList());
        var hasYears = card.quality().isPresent();
        Visibility.set(judged, hasYears);
        Visibility.set(unjudged, !hasYears);
        years.getItems().setAll(card.walkForward());
        years.setMinHeight((card.walkForward().size() + 1.5) * years.getFixedCellSize());
        years.setPrefHeight(years.getMinHeight());
        year.getItems().setAll(card.walkForward());
        card.quality().ifPresent(year::setValue);
    }

    /** What stands below the words: tables and curves are many nodes to be styled, so each is put in by itself. */
    List<Runnable> below() {
        return List.of(
                () -> judged.getChildren()
                        .addAll(title("quality.title.years"), years, wrapped(texts.words("quality.years.note"))),
                () -> judged.getChildren().addAll(chooseYear, yearPane),
                yearPane::addGroups,
                () -> judged.getChildren().add(curves));
    }

    private void showYear(TestYear test) {
        yearPane.show(test);
        roc.show(charts.roc(test));
        precisionRecall.show(charts.precisionRecall(test));
        calibration.show(charts.calibration(test));
    }

    private static final class YearName extends StringConverter<TestYear> {
        @Override
        public String toString(TestYear test) {
            return test == null ? "" : String.valueOf(test.testYear() + 1);
        }

        @Override
        public TestYear fromString(String text) {
            throw new UnsupportedOperationException("years are chosen, not typed");
        }
    }
}
