package org.farol.ui.student;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.farol.app.AccountTexts;
import org.farol.app.StudentInsight.Place;
import org.farol.pede.Field;
import org.farol.ui.Look;
import org.farol.ui.Texts;

/**
 * The student's grades against those of the same phase: a line from the lowest to the highest, a box around the middle
 * half, a stroke at the median, a dot for the student; and the same in numbers beside each.
 */
final class PhasePane extends VBox {
    private static final double HEIGHT = 20;
    private static final double BOX = 12;
    private static final double DOT = 5;
    private static final double HIGHEST_GRADE = 10;
    private static final double EDGE = 8;

    private final Texts texts;
    private final AccountTexts words;
    private final Label title = new Label();
    private final GridPane grid = new GridPane(12, 4);

    PhasePane(Texts texts) {
        super(6);
        this.texts = texts;
        this.words = new AccountTexts(texts.locale());
        setId("phase");
        grid.getColumnConstraints().setAll(share(26), share(39), share(35));
        title.getStyleClass().add("title-4");
        var legend = new Label(texts.words("student.phase.legend"));
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        legend.getStyleClass().add("text-muted");
        getChildren().setAll(title, grid, legend);
    }

    private static ColumnConstraints share(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    void show(Map<Field, Place> grades, Look look) {
        grid.getChildren().clear();
        var shown = new ArrayList<Field>();
        for (var field : Field.values()) {
            Optional.ofNullable(grades.get(field)).ifPresent(place -> {
                var label = new Label(words.of(field));
                var told = new Label(told(place));
                told.setWrapText(true);
                told.setMinHeight(USE_PREF_SIZE);
                label.setWrapText(true);
                label.setMinHeight(USE_PREF_SIZE);
                var strip = strip(place, look);
                strip.setAccessibleText(words.of(field) + ": " + told.getText());
                grid.addRow(shown.size(), label, strip, told);
                shown.add(field);
            });
        }
        title.setText(texts.words(
                "student.phase",
                grades.values().stream().mapToInt(Place::n).max().orElse(0)));
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private String told(Place place) {
        var own = place.own().isPresent() ? texts.number(place.own().getAsDouble()) : texts.words("student.unknown");
        return texts.words(
                "student.phase.told",
                own,
                texts.number(place.median()),
                texts.number(place.quarter()),
                texts.number(place.threeQuarters()));
    }

    private static Pane strip(Place place, Look look) {
        var height = look.wide(HEIGHT);
        var box = look.wide(BOX);
        var pane = new Pane();
        pane.setMinHeight(height);
        pane.setPrefHeight(height);
        var reach = new Line();
        reach.getStyleClass().add("phase-reach");
        var middle = new Rectangle();
        middle.getStyleClass().add("phase-middle");
        var median = new Line();
        median.getStyleClass().add("phase-median");
        var own = new Circle(look.wide(DOT));
        own.getStyleClass().add("phase-own");
        own.setVisible(place.own().isPresent());
        pane.getChildren().setAll(reach, middle, median, own);
        pane.widthProperty().subscribe(width -> {
            reach.setStartX(x(place.low(), width.doubleValue()));
            reach.setEndX(x(place.high(), width.doubleValue()));
            middle.setX(x(place.quarter(), width.doubleValue()));
            middle.setWidth(x(place.threeQuarters(), width.doubleValue()) - middle.getX());
            median.setStartX(x(place.median(), width.doubleValue()));
            median.setEndX(median.getStartX());
            own.setCenterX(x(place.own().orElse(0), width.doubleValue()));
        });
        reach.setStartY(height / 2);
        reach.setEndY(height / 2);
        middle.setY((height - box) / 2);
        middle.setHeight(box);
        median.setStartY(middle.getY());
        median.setEndY(middle.getY() + box);
        own.setCenterY(height / 2);
        return pane;
    }

    /** Where a grade stands in a strip that shows 0 to 10. */
    private static double x(double grade, double width) {
        return EDGE + Math.clamp(grade / HIGHEST_GRADE, 0, 1) * Math.max(0, width - 2 * EDGE);
    }
}
