package org.farol.ui.students;

import java.util.function.DoubleSupplier;
import javafx.scene.control.TableCell;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** A student's risk as bar, number and word. */
final class RiskCell extends TableCell<Line, StudentRow> {
    private static final double BAR_WIDTH = 48;

    private final RiskBar bar;
    private final DoubleSupplier threshold;

    RiskCell(Texts texts, DoubleSupplier threshold) {
        this.bar = new RiskBar(texts, BAR_WIDTH);
        this.threshold = threshold;
        setGraphic(bar);
    }

    @Override
    protected void updateItem(@Nullable StudentRow row, boolean empty) {
        super.updateItem(row, empty);
        // Unseen, but not taken out: what comes in again is styled anew, and a table empties its cells before it fills
        // them.
        bar.setVisible(!empty && row != null);
        if (empty || row == null) {
            setAccessibleText(null);
        } else {
            bar.show(row.student().risk(), threshold.getAsDouble());
            setAccessibleText(bar.getAccessibleText());
        }
    }
}
