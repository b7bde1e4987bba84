package org.farol.ui.classes;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.farol.ui.Look;
import org.farol.ui.Texts;

/** One measure of all classes of a phase: a line from the least to the most, a box around the middle half, its median. */
final class SpreadChart extends VBox {
    private static final double HEIGHT = 16;
    private static final double BOX = 10;
    private static final double WIDTH = 150;

    SpreadChart(Measure measure, List<PhaseClasses.Spread> spreads, String chosen, Texts texts, Look look) {
        var title = new Label(measure.words(texts));
        title.getStyleClass().add("card-caption");
        var rows = new GridPane();
        rows.getStyleClass().add("spread-rows");
        var grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().setAll(new ColumnConstraints(), grows, new ColumnConstraints());
        for (var spread : spreads) {
            var name = new Label(spread.turma());
            var median = new Label(measure.words(spread.median(), texts));
            var isChosen = spread.turma().equals(chosen);
            name.getStyleClass().add(isChosen ? "chosen-class" : "text-muted");
            median.getStyleClass().add(isChosen ? "chosen-class" : "text-muted");
            rows.addRow(rows.getRowCount(), name, drawing(spread, measure.highest(), isChosen, look), median);
        }
        getStyleClass().add("spread-chart");
        getChildren().setAll(title, rows);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.words(
                "classes.chart.accessible",
                measure.words(texts),
                spreads.stream()
                        .map(spread -> texts.words(
                                "classes.chart.class", spread.turma(), measure.words(spread.median(), texts)))
                        .collect(Collectors.joining("; "))));
    }

    private static Pane drawing(PhaseClasses.Spread spread, double highest, boolean chosen, Look look) {
        var width = look.wide(WIDTH);
        var height = look.wide(HEIGHT);
        var thick = look.wide(BOX);
        var scale = width / highest;
        var line = new Line(scale * spread.least(), height / 2, scale * spread.most(), height / 2);
        line.getStyleClass().add("spread-line");
        var box = new Rectangle(
                scale * spread.lower(),
                (height - thick) / 2,
                Math.max(1, scale * (spread.upper() - spread.lower())),
                thick);
        box.getStyleClass().add("spread-box");
        var median = new Line(
                scale * spread.median(), (height - thick) / 2 - 2, scale * spread.median(), (height + thick) / 2 + 2);
        median.getStyleClass().add("spread-median");
        var axis = new Line(0, height - 1, width, height - 1);
        axis.getStyleClass().add("spread-axis");
        var pane = new Pane(axis, line, box, median);
        pane.setMinSize(width, height);
        pane.setMaxSize(width, height);
        if (chosen) {
            pane.getStyleClass().add("chosen");
        }
        return pane;
    }
}
