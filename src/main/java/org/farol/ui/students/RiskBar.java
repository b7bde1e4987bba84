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
import org.farol.ui.Look;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;

/** A risk as a bar with the threshold marked, a percent and a word: never by colour alone. */
public final class RiskBar extends HBox {
    /** How far the threshold's mark stands out of the bar. */
    private static final double BEYOND = 2;

    private static final double GAP = 8;

    private final Texts texts;
    private final Rectangle track = new Rectangle();
    private final Rectangle bar = new Rectangle();
    private final Line mark = new Line();
    private final Pane drawing = new Pane(track, bar, mark) {
        @Override
        protected void layoutChildren() {
            track.setWidth(getWidth());
            track.setHeight(getHeight());
            bar.setWidth(getWidth() * risk);
            bar.setHeight(getHeight());
            mark.setStartY(-BEYOND);
            mark.setEndY(getHeight() + BEYOND);
            mark.setTranslateX(getWidth() * threshold);
        }
    };
    private double risk;
    private double threshold;
    private String worn = "";
    private final Label percent = new Label();
    private final Label word = new Label();

    /** A bar {@code width} pixels wide with letters of the usual size; it grows with them. */
    public RiskBar(Texts texts, double width) {
        this.texts = texts;
        track.getStyleClass().add("risk-track");
        bar.getStyleClass().add("risk-bar");
        mark.getStyleClass().add("risk-mark");
        percent.getStyleClass().add("risk-percent");
        percent.setAlignment(Pos.CENTER_RIGHT);
        word.getStyleClass().add("risk-word");
        drawing.getStyleClass().add("risk-drawing");
        drawing.setStyle(
                String.format(Locale.ROOT, "-fx-min-width: %1$.2fem; -fx-max-width: %1$.2fem", width / Look.USUAL_EM));
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(GAP);
        getChildren().addAll(drawing, percent, word);
    }

    /** Shows a risk in [0,1]. */
    public void show(OptionalDouble risk, double threshold) {
        var level = RiskLevel.of(risk, threshold);
        this.risk = risk.orElse(0);
        this.threshold = threshold;
        drawing.requestLayout();
        percent.setText(risk.isPresent() ? texts.risk(risk.getAsDouble()) : "");
        word.setText(texts.words(level.key()));
        for (var node : List.of(drawing, percent)) {
            Visibility.set(node, risk.isPresent());
        }
        wear(level.name().toLowerCase(Locale.ROOT));
        setAccessibleText(texts.words("risk.accessible", percent.getText(), word.getText()));
    }

    /** A class that stays is left alone: each change has the node styled anew. */
    private void wear(String level) {
        if (!level.equals(worn)) {
            for (var node : List.of(bar, word)) {
                node.getStyleClass().remove(worn);
                node.getStyleClass().add(level);
            }
            worn = level;
        }
    }
}
