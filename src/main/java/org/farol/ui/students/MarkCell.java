package org.farol.ui.students;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Marks a student for what is to be done of several. */
final class MarkCell extends TableCell<Line, StudentRow> {
    private final Texts texts;
    private final StudentsModel model;
    private final CheckBox box = new CheckBox();

    MarkCell(Texts texts, StudentsModel model, BiConsumer<List<StudentRow>, Boolean> mark) {
        this.texts = texts;
        this.model = model;
        // The keyboard marks by Space on the line.
        box.setFocusTraversable(false);
        box.setOnAction(event -> mark.accept(List.of(getItem()), box.isSelected()));
        setGraphic(box);
    }

    @Override
    protected void updateItem(@Nullable StudentRow row, boolean empty) {
        super.updateItem(row, empty);
        // As in RiskCell, not taken out.
        box.setVisible(!empty && row != null);
        if (!empty && row != null) {
            box.setSelected(model.isMarked(row));
            box.setAccessibleText(texts.words("students.mark", row.id()));
        }
    }
}
