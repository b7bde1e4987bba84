package org.farol.ui.drift;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.farol.app.DriftTexts;
import org.farol.drift.FeatureDrift;
import org.farol.drift.Psi;

/** A PSI as a bar with the lines of the guideline, and as a number; a bar that ends at the edge goes on beyond it. */
final class PsiBar extends HBox {
    private static final double MOST = 0.5;
    private static final double GAP = 8;
    /** How far the lines stand out of the bar. */
    private static final double BEYOND = 2;

    private final DriftTexts words;
    private final Rectangle track = new Rectangle();
    private final Rectangle bar = new Rectangle();
    private final Line moderate = line();
    private final Line significant = line();
    private final Pane drawing = new Pane(track, bar, moderate, significant) {
        @Override
        protected void layoutChildren() {
            track.setWidth(getWidth());
            track.setHeight(getHeight());
            bar.setWidth(x(psi, getWidth()));
            bar.setHeight(getHeight());
            place(moderate, Psi.MODERATE);
            place(significant, Psi.SIGNIFICANT);
        }

        private void place(Line line, double at) {
            line.setStartY(-BEYOND);
            line.setEndY(getHeight() + BEYOND);
            line.setTranslateX(x(at, getWidth()));
        }
    };
    private final Label number = new Label();
    private double psi;

    PsiBar(DriftTexts words) {
        this.words = words;
        track.getStyleClass().add("psi-track");
        bar.getStyleClass().add("psi-bar");
        number.getStyleClass().add("psi-number");
        number.setAlignment(Pos.CENTER_RIGHT);
        drawing.getStyleClass().add("psi-drawing");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(GAP);
        getChildren().addAll(drawing, number);
    }

    private static Line line() {
        var line = new Line();
        line.getStyleClass().add("psi-line");
        return line;
    }

    private static double x(double psi, double width) {
        return width * Math.min(psi, MOST) / MOST;
    }

    PsiBar show(FeatureDrift drift) {
        psi = drift.psi();
        drawing.requestLayout();
        bar.getStyleClass().setAll("psi-bar", drift.severity().name().toLowerCase(Locale.ROOT));
        number.setText(words.decimals(drift.psi()));
        setAccessibleText("PSI " + number.getText() + ", " + words.of(drift.severity()));
        return this;
    }
}
