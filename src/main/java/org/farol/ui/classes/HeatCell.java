package org.farol.ui.classes;

import java.util.Objects;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.farol.app.StudentRisk;
import org.farol.ui.LateTooltip;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** A student's value, on a ground that tells its place in the phase; the ends are marked by an arrow too. */
final class HeatCell extends TableCell<StudentRisk, StudentRisk> {
    private static final int BANDS = 5;
    private static final PseudoClass[] GROUNDS = {
        PseudoClass.getPseudoClass("lowest"),
        PseudoClass.getPseudoClass("low"),
        PseudoClass.getPseudoClass("middle"),
        PseudoClass.getPseudoClass("high"),
        PseudoClass.getPseudoClass("highest")
    };
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

    private final Measure measure;
    private final Texts texts;
    private final Supplier<PhaseClasses> phase;

    HeatCell(Measure measure, Texts texts, Supplier<PhaseClasses> phase) {
        this.measure = measure;
        this.texts = texts;
        this.phase = phase;
        LateTooltip.on(this, () -> Objects.requireNonNullElse(getAccessibleText(), ""));
        getStyleClass().addAll("heat-cell", measure == Measure.RISK ? "high-is-bad" : "low-is-bad");
    }

    @Override
    protected void updateItem(@Nullable StudentRisk student, boolean empty) {
        super.updateItem(student, empty);
        for (var ground : GROUNDS) {
            pseudoClassStateChanged(ground, false);
        }
        pseudoClassStateChanged(UNKNOWN, false);
        setAccessibleText(null);
        if (empty || student == null) {
            setText("");
            return;
        }
        var position = phase.get().position(student, measure);
        if (position.isEmpty()) {
            setText(texts.words("student.unknown"));
            pseudoClassStateChanged(UNKNOWN, true);
            return;
        }
        var band = Math.min(BANDS - 1, (int) (position.getAsDouble() * BANDS));
        pseudoClassStateChanged(GROUNDS[band], true);
        var value = measure.words(measure.of(student).orElseThrow(), texts);
        setText(band == 0 ? value + " ▾" : band == BANDS - 1 ? value + " ▴" : value);
        setAccessibleText(
                texts.words("classes.position", measure.words(texts), value, texts.percent(position.getAsDouble())));
    }
}
