package org.farol.ui.students;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.farol.ui.Texts;

/** A risk as a bar with the threshold marked, a percent and a word: never by colour alone. */
public final class RiskBar extends HBox {
    private static final double HEIGHT = 12;
    private static final double GAP = 8;
    private static final double PERCENT_WIDTH = 44;

    private final Texts texts;
    private final double width;
    private final Pane drawing;
    private final Rectangle bar = new Rectangle(0, HEIGHT);
    private final Line mark = new Line(0, -2, 0, HEIGHT + 2);
    private final Label percent = new Label();
    private final Label word = new Label();

    /** A bar {@code width} pixels wide. */
    public RiskBar(Texts texts, double width) {
        this.texts = texts;
        this.width = width;
        var track = new Rectangle(width, HEIGHT);
        track.getStyleClass().add("risk-track");
        bar.getStyleClass().add("risk-bar");
        mark.getStyleClass().add("risk-mark");
        percent.getStyleClass().add("risk-percent");
        percent.setMinWidth(PERCENT_WIDTH);
        percent.setAlignment(Pos.CENTER_RIGHT);
        word.getStyleClass().add("risk-word");
        drawing = new Pane(track, bar, mark);
        drawing.setMinSize(width, HEIGHT);
        drawing.setMaxSize(width, HEIGHT);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(GAP);
        getChildren().addAll(drawing, percent, word);
    }

    /** Shows a risk in [0,1]. */
    public void show(OptionalDouble risk, double threshold) {
        var level = RiskLevel.of(risk, threshold);
        bar.setWidth(width * risk.orElse(0));
        mark.setTranslateX(width * threshold);
        percent.setText(risk.isPresent() ? texts.risk(risk.getAsDouble()) : "");
        word.setText(texts.words(level.key()));
        for (var node : List.of(drawing, percent)) {
            node.setVisible(risk.isPresent());
            node.setManaged(risk.isPresent());
        }
        for (var node : List.of(bar, word)) {
            node.getStyleClass().removeAll("high", "low", "unknown");
            node.getStyleClass().add(level.name().toLowerCase(Locale.ROOT));
        }
        setAccessibleText(texts.words("risk.accessible", percent.getText(), word.getText()));
    }
}
