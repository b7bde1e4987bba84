package org.farol.ui.student;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.farol.app.AccountTexts;
import org.farol.app.Reasons;
import org.farol.app.WhatIf;
import org.farol.app.WhatIf.Suggestion;
import org.farol.pede.Field;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;
import org.farol.work.Progress;

/** "What if": sliders for the grades that a school can influence; risk and reasons follow them. */
final class WhatIfPane extends VBox {
    private static final double SMALLEST_STEP = 0.1;

    private final Texts texts;
    private final AccountTexts words;
    private final BackgroundWork work;
    private final Consumer<Reasons> shown;
    private final GridPane sliders = new GridPane(10, 6);
    private final VBox suggestions = new VBox(4);
    private final Map<Field, Row> rows = new EnumMap<>(Field.class);
    private final Button reset = new Button();
    /** To look for changes takes a processor for longer than all else of a page: not while that is drawn. */
    private final PauseTransition untilDrawn = new PauseTransition(Duration.millis(150));

    private Optional<WhatIf> scenario = Optional.empty();
    private List<Field> offered = List.of();
    private boolean isBeginning;
    private int asked;

    /** What stands in a row; it is used again for other students, since new nodes would have to be styled. */
    private record Row(Label label, Slider slider, Label value) {}

    /** {@code shown} is told the risk and reasons of the grades as they stand. */
    WhatIfPane(Texts texts, BackgroundWork work, Consumer<Reasons> shown) {
        super(6);
        this.texts = texts;
        this.words = new AccountTexts(texts.locale());
        this.work = work;
        this.shown = shown;
        setId("what-if");
        var title = new Label(texts.words("whatIf.title"));
        title.getStyleClass().add("title-4");
        reset.setText(texts.words("whatIf.reset"));
        reset.setMnemonicParsing(true);
        reset.setId("what-if-reset");
        reset.setOnAction(event -> scenario.ifPresent(known -> set(known.grades())));
        getChildren().setAll(title, note("whatIf.text"), sliders, new HBox(reset), suggestions);
    }

    private Label note(String key, Object... arguments) {
        var label = new Label(texts.words(key, arguments));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("text-muted");
        return label;
    }

    /** Offers the grades of another student. */
    void show(WhatIf whatIf, double threshold) {
        scenario = Optional.of(whatIf);
        offer(whatIf.fields());
        isBeginning = true;
        offered.forEach(field -> begin(row(field), field, grade(whatIf, field)));
        isBeginning = false;
        reset.setDisable(true);
        suggestions.getChildren().clear();
        untilDrawn.setOnFinished(event -> suggest(whatIf, threshold));
        untilDrawn.playFromStart();
    }

    private void suggest(WhatIf whatIf, double threshold) {
        work.fetch(
                () -> new Found(
                        whatIf.reasons(Map.of()).risk() >= threshold, whatIf.smallestChanges(threshold, Progress.NONE)),
                found -> {
                    if (found.isHigh() && isCurrent(whatIf)) {
                        showSuggestions(whatIf, found.suggestions(), threshold);
                    }
                });
    }

    private record Found(boolean isHigh, List<Suggestion> suggestions) {}

    private boolean isCurrent(WhatIf whatIf) {
        return scenario.filter(whatIf::equals).isPresent();
    }

    private static double grade(WhatIf whatIf, Field field) {
        return Objects.requireNonNull(whatIf.grades().get(field));
    }

    private void offer(List<Field> fields) {
        if (!fields.equals(offered)) {
            offered = fields;
            sliders.getChildren().clear();
            for (var i = 0; i < fields.size(); i++) {
                var row = rows.computeIfAbsent(fields.get(i), this::newRow);
                sliders.addRow(i, row.label(), row.slider(), row.value());
            }
        }
    }

    private Row newRow(Field field) {
        var slider = new Slider();
        slider.setMax(10);
        slider.setBlockIncrement(SMALLEST_STEP);
        slider.setMajorTickUnit(5);
        slider.setMinorTickCount(4);
        slider.setShowTickMarks(true);
        slider.setId("what-if-" + field.columnName());
        GridPane.setHgrow(slider, Priority.ALWAYS);
        var value = new Label();
        value.setMinWidth(84);
        var label = new Label(words.of(field));
        label.setLabelFor(slider);
        label.setMinWidth(USE_PREF_SIZE);
        slider.valueProperty().subscribe((before, after) -> {
            tell(field);
            follow();
        });
        return new Row(label, slider, value);
    }

    private void begin(Row row, Field field, double now) {
        row.slider().setValue(now);
        row.slider().setAccessibleText(texts.words("whatIf.slider", words.of(field), texts.number(now)));
        tell(field);
    }

    private void tell(Field field) {
        scenario.ifPresent(whatIf -> {
            var now = grade(whatIf, field);
            var grade = rounded(row(field).slider().getValue());
            row(field)
                    .value()
                    .setText(
                            grade == rounded(now)
                                    ? texts.number(now)
                                    : texts.words("whatIf.value", texts.number(now), texts.number(grade)));
        });
    }

    private Row row(Field field) {
        return Objects.requireNonNull(rows.get(field));
    }

    private static double rounded(double grade) {
        return Math.round(grade / SMALLEST_STEP) * SMALLEST_STEP;
    }

    /** Asks for the risk of the grades as they stand; an answer that was overtaken by another question is passed over. */
    private void follow() {
        scenario.filter(whatIf -> !isBeginning).ifPresent(whatIf -> {
            var grades = moved(whatIf);
            reset.setDisable(grades.isEmpty());
            var question = ++asked;
            work.fetch(() -> whatIf.reasons(grades), answer -> {
                if (question == asked && isCurrent(whatIf)) {
                    shown.accept(answer);
                }
            });
        });
    }

    private Map<Field, Double> moved(WhatIf whatIf) {
        var grades = new EnumMap<Field, Double>(Field.class);
        for (var field : offered) {
            var grade = rounded(row(field).slider().getValue());
            if (grade != rounded(grade(whatIf, field))) {
                grades.put(field, grade);
            }
        }
        return grades;
    }

    private void set(Map<Field, Double> grades) {
        grades.forEach((field, grade) -> row(field).slider().setValue(grade));
    }

    private void showSuggestions(WhatIf whatIf, List<Suggestion> found, double threshold) {
        suggestions
                .getChildren()
                .setAll(note(found.isEmpty() ? "whatIf.none" : "whatIf.smallest", texts.percent(threshold)));
        for (var suggestion : found) {
            var text = new Label(sentence(whatIf, suggestion));
            text.setWrapText(true);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            var tryIt = new Button(texts.words("whatIf.try"));
            tryIt.setAccessibleText(texts.words("whatIf.try.this", text.getText()));
            tryIt.setMinWidth(USE_PREF_SIZE);
            tryIt.setOnAction(event -> {
                set(whatIf.grades());
                set(suggestion.grades());
            });
            var line = new HBox(10, text, tryIt);
            line.getStyleClass().add("suggestion");
            suggestions.getChildren().add(line);
        }
    }

    private String sentence(WhatIf whatIf, Suggestion suggestion) {
        var changes = whatIf.fields().stream()
                .filter(suggestion.grades()::containsKey)
                .map(field -> texts.words(
                        "whatIf.change",
                        words.of(field),
                        texts.number(grade(whatIf, field)),
                        texts.number(Objects.requireNonNull(suggestion.grades().get(field)))))
                .reduce((one, other) -> texts.words("whatIf.pair", one, other))
                .orElseThrow();
        return texts.words("whatIf.result", changes, texts.risk(suggestion.risk()));
    }
}
