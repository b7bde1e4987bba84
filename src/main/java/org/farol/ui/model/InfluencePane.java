package org.farol.ui.model;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.farol.model.ModelCard;

/** What weighs most in the risks of all students. */
final class InfluencePane extends ScrollPane {
    private static final int MOST_SHOWN = 10;
    private static final double CHART_HEIGHT = 390;

    private final InfluenceCharts charts;
    private final ChartPane bars;
    private final ChartPane swarm;

    InfluencePane(ChartStyle style) {
        var texts = style.texts();
        charts = new InfluenceCharts(style);
        bars = new ChartPane(texts, texts.words("influence.bar"), CHART_HEIGHT);
        swarm = new ChartPane(texts, texts.words("influence.swarm"), CHART_HEIGHT);
        var explanation = new Label(texts.words("influence.text"));
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        var page = new VBox(explanation, style.sideBySide(bars, swarm));
        page.getStyleClass().add("model-page");
        setContent(page);
        setFitToWidth(true);
    }

    void show(ModelCard card) {
        var shown = card.influences().stream().limit(MOST_SHOWN).toList();
        bars.show(charts.bars(shown));
        swarm.show(charts.beeswarm(shown));
    }
}
