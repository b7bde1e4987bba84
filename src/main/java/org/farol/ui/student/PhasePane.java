package org.farol.ui.student;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.farol.app.AccountTexts;
import org.farol.app.StudentInsight.Place;
import org.farol.pede.Field;
import org.farol.ui.Look;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;

/** The student's grades against those of the same phase, as strips and the same in numbers beside each. */
final class PhasePane extends VBox {
    private final Texts texts;
    private final AccountTexts words;
    private final Label title = new Label();
    private final GridPane grid = new GridPane(12, 4);
    private final Map<Field, Row> rows = new EnumMap<>(Field.class);
    private List<Field> shown = List.of();

    /** What stands in a row; it is used again for other students, since new nodes would have to be styled. */
    private record Row(Label label, PhaseStrip strip, Label told) {}

    PhasePane(Texts texts) {
        super(6);
        this.texts = texts;
        this.words = new AccountTexts(texts.locale());
        setId("phase");
        grid.getColumnConstraints().setAll(share(26), share(39), share(35));
        title.getStyleClass().add("title-4");
        var legend = wrapped(texts.words("student.phase.legend"));
        legend.getStyleClass().add("text-muted");
        getChildren().setAll(title, grid, legend);
    }

    private static ColumnConstraints share(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void show(Map<Field, Place> grades, Look look) {
        var fields = Stream.of(Field.values()).filter(grades::containsKey).toList();
        if (!fields.equals(shown)) {
            shown = fields;
            grid.getChildren().clear();
            for (var i = 0; i < fields.size(); i++) {
                var row = rows.computeIfAbsent(
                        fields.get(i), field -> new Row(wrapped(words.of(field)), new PhaseStrip(), wrapped("")));
                grid.addRow(i, row.label(), row.strip(), row.told());
            }
        }
        for (var field : fields) {
            var row = Objects.requireNonNull(rows.get(field));
            var place = Objects.requireNonNull(grades.get(field));
            row.told().setText(told(place));
            row.strip().show(place, look);
            row.strip().setAccessibleText(words.of(field) + ": " + row.told().getText());
        }
        title.setText(texts.words(
                "student.phase",
                grades.values().stream().mapToInt(Place::n).max().orElse(0)));
        Visibility.set(this, !fields.isEmpty());
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
}
