package org.farol.ui.drift;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.farol.app.DriftReport;
import org.farol.app.DriftTexts;
import org.farol.app.OutcomeDrift;
import org.farol.app.OutcomeDrift.Figure;
import org.farol.model.Interval;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.model.ChartPane;
import org.farol.ui.model.ChartStyle;

/** Whether the risks have moved and, once it is known, whether they came true as the model's card tells. */
final class RisksPane {
    private static final double CHART_HEIGHT = 230;
    private static final double COLUMN = 150;
    private static final double ROW_HEIGHT = 34;

    private final Texts texts;
    private final DriftTexts words;
    private final ChartStyle style;
    private final VBox pane;

    RisksPane(ChartStyle style, VBox pane) {
        this.texts = style.texts();
        this.words = new DriftTexts(texts.locale());
        this.style = style;
        this.pane = pane;
    }

    /** @param year the latest of the students who are here */
    void show(DriftReport report, String now, int year) {
        pane.getChildren().clear();
        report.risks()
                .ifPresentOrElse(
                        risks -> {
                            say(words.risks(risks));
                            var chart = new ChartPane(texts, texts.words("drift.risks"), CHART_HEIGHT);
                            chart.show(new DriftCharts(style).histogram(risks, now));
                            pane.getChildren().add(chart);
                        },
                        () -> say(texts.words("drift.risks.unknown")));
        report.outcome()
                .ifPresentOrElse(
                        this::show,
                        () -> say(texts.words("drift.outcome.none", String.valueOf(year), String.valueOf(year + 1))));
    }

    private void show(OutcomeDrift outcome) {
        var year = String.valueOf(outcome.year());
        say(words.rate(outcome));
        if (outcome.figures().isEmpty()) {
            return;
        }
        say(texts.words("drift.quality.text", year, outcome.measured().n()));
        var table = new TableView<Figure>();
        table.setId("drift-quality");
        table.getStyleClass().add("dense");
        table.setAccessibleText(
                texts.words("drift.quality.text", year, outcome.measured().n()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns()
                .setAll(List.of(
                        column("drift.quality.measure", figure -> words.of(figure.measure())),
                        column("drift.quality.now", figure -> figure(figure.now(), figure.interval())),
                        column("drift.quality.card", figure -> figure(figure.told(), figure.toldInterval())),
                        column("drift.quality.verdict", figure -> words.of(figure.verdict()))));
        table.getItems().setAll(outcome.figures());
        table.setMinHeight(style.look().wide(ROW_HEIGHT) * (outcome.figures().size() + 1.5));
        table.setPrefHeight(table.getMinHeight());
        pane.getChildren().add(table);
    }

    private TextColumn<Figure> column(String key, Function<Figure, String> text) {
        return new TextColumn<>(texts.words(key), COLUMN, text);
    }

    private String figure(double value, Interval interval) {
        return texts.words(
                "drift.quality.figure",
                texts.decimals(value),
                texts.decimals(interval.low()),
                texts.decimals(interval.high()));
    }

    private void say(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        pane.getChildren().add(label);
    }
}
