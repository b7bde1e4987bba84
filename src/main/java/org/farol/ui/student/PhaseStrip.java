package org.farol.ui.student;

import java.util.Optional;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.farol.app.StudentInsight.Place;
import org.farol.ui.Look;

/**
 * A grade among those of the phase, from 0 to 10: a line from the lowest to the highest, a box around the middle half, a
 * stroke at the median, a dot for the student.
 */
final class PhaseStrip extends Pane {
    private static final double HEIGHT = 20;
    private static final double BOX = 12;
    private static final double DOT = 5;
    private static final double HIGHEST_GRADE = 10;
    private static final double EDGE = 8;

    private final Line reach = new Line();
    private final Rectangle middle = new Rectangle();
    private final Line median = new Line();
    private final Circle own = new Circle();
    private Optional<Place> shown = Optional.empty();

    PhaseStrip() {
        reach.getStyleClass().add("phase-reach");
        middle.getStyleClass().add("phase-middle");
        median.getStyleClass().add("phase-median");
        own.getStyleClass().add("phase-own");
        getChildren().setAll(reach, middle, median, own);
    }

    void show(Place place, Look look) {
        shown = Optional.of(place);
        var height = look.wide(HEIGHT);
        setMinHeight(height);
        setPrefHeight(height);
        middle.setHeight(look.wide(BOX));
        own.setRadius(look.wide(DOT));
        own.setVisible(place.own().isPresent());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        shown.ifPresent(place -> {
            var line = getHeight() / 2;
            reach.setStartX(x(place.low()));
            reach.setEndX(x(place.high()));
            reach.setStartY(line);
            reach.setEndY(line);
            middle.setX(x(place.quarter()));
            middle.setWidth(x(place.threeQuarters()) - middle.getX());
            middle.setY(line - middle.getHeight() / 2);
            median.setStartX(x(place.median()));
            median.setEndX(median.getStartX());
            median.setStartY(middle.getY());
            median.setEndY(middle.getY() + middle.getHeight());
            own.setCenterX(x(place.own().orElse(0)));
            own.setCenterY(line);
        });
    }

    private double x(double grade) {
        return EDGE + Math.clamp(grade / HIGHEST_GRADE, 0, 1) * Math.max(0, getWidth() - 2 * EDGE);
    }
}
