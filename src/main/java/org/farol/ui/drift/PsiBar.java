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
    private static final double WIDTH = 150;
    private static final double HEIGHT = 12;
    private static final double NUMBER_WIDTH = 52;
    private static final double MOST = 0.5;
    private static final double GAP = 8;

    private final DriftTexts words;
    private final Rectangle bar = new Rectangle(0, HEIGHT);
    private final Label number = new Label();

    PsiBar(DriftTexts words) {
        this.words = words;
        var track = new Rectangle(WIDTH, HEIGHT);
        track.getStyleClass().add("psi-track");
        bar.getStyleClass().add("psi-bar");
        number.setMinWidth(NUMBER_WIDTH);
        number.setAlignment(Pos.CENTER_RIGHT);
        var drawing = new Pane(track, bar, line(Psi.MODERATE), line(Psi.SIGNIFICANT));
        drawing.setMinSize(WIDTH, HEIGHT);
        drawing.setMaxSize(WIDTH, HEIGHT);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(GAP);
        getChildren().addAll(drawing, number);
    }

    private static Line line(double psi) {
        var line = new Line(x(psi), -2, x(psi), HEIGHT + 2);
        line.getStyleClass().add("psi-line");
        return line;
    }

    private static double x(double psi) {
        return WIDTH * Math.min(psi, MOST) / MOST;
    }

    PsiBar show(FeatureDrift drift) {
        bar.setWidth(x(drift.psi()));
        bar.getStyleClass().setAll("psi-bar", drift.severity().name().toLowerCase(Locale.ROOT));
        number.setText(words.decimals(drift.psi()));
        setAccessibleText("PSI " + number.getText() + ", " + words.of(drift.severity()));
        return this;
    }
}
