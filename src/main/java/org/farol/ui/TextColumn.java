package org.farol.ui;

import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/** A column of texts; one that is too long for its cell is shown whole when pointed at. */
public final class TextColumn<T> extends TableColumn<T, String> {
    private static final double NARROWEST = 90;

    /** A column {@code width} pixels wide, with letters of the usual size. */
    public TextColumn(String title, double width, Function<T, String> text) {
        super(title);
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        setCellFactory(column -> LetterWidth.follow(column, new WholeTextOnHover<>()));
        setPrefWidth(width);
        setMinWidth(Math.min(width, NARROWEST));
    }

    /** The same column, of one width: its texts are short, and the others share the rest of the room. */
    public TextColumn<T> fixed() {
        setMinWidth(getPrefWidth());
        setMaxWidth(getPrefWidth());
        return this;
    }

    private static final class WholeTextOnHover<T> extends TableCell<T, String> {
        private WholeTextOnHover() {
            LateTooltip.on(this, () -> Objects.requireNonNullElse(getText(), ""));
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(null);
        }
    }
}
