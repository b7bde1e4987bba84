package org.farol.ui.students;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.farol.ui.LateTooltip;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** What one column says of a student; a value that is not known is said to be so, where there is no room by a dash. */
final class WordsCell extends TableCell<Line, StudentRow> {
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

    private final StudentColumn column;
    private final Texts texts;

    WordsCell(StudentColumn column, Texts texts) {
        this.column = column;
        this.texts = texts;
        if (column.isNumeric()) {
            LateTooltip.on(this, () -> Objects.requireNonNullElse(getAccessibleText(), ""));
        } else {
            LateTooltip.on(this, this::getText);
        }
    }

    @Override
    protected void updateItem(@Nullable StudentRow row, boolean empty) {
        super.updateItem(row, empty);
        setAccessibleText(null);
        if (empty || row == null) {
            setText("");
            return;
        }
        var words = column.words(row, texts);
        var none = texts.words(column == StudentColumn.MISSING ? "students.missing.none" : "student.unknown");
        pseudoClassStateChanged(UNKNOWN, words.isEmpty());
        if (words.isEmpty() && column.isNumeric()) {
            setText(Texts.ABSENT);
            setAccessibleText(none);
        } else {
            setText(words.orElse(none));
        }
    }
}
