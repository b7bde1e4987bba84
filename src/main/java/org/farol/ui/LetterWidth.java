package org.farol.ui;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/**
 * Columns that are as many letters wide when letters grow. With large letters none is narrower than it was meant to be: the
 * table is scrolled sideways instead of cutting every text.
 */
public final class LetterWidth {
    private static final String USUAL = "usual widths";
    private static final double LARGE = 1.5;

    private LetterWidth() {}

    /** In pixels, with letters of the usual size. */
    private record Widths(double least, double usual, double most) {}

    /** Has {@code column}, whose widths are those for letters of the usual size, follow the letters of a cell of it. */
    public static <C extends TableCell<?, ?>> C follow(TableColumn<?, ?> column, C cell) {
        column.getProperties()
                .putIfAbsent(USUAL, new Widths(column.getMinWidth(), column.getPrefWidth(), column.getMaxWidth()));
        cell.fontProperty().subscribe((before, now) -> fit(column, now.getSize() / Look.USUAL_EM));
        return cell;
    }

    private static void fit(TableColumn<?, ?> column, double letters) {
        var least = column.getMinWidth();
        if (column.getProperties().get(USUAL) instanceof Widths widths) {
            column.setMaxWidth(widths.most() * letters);
            column.setMinWidth(letters * (letters < LARGE ? widths.least() : widths.usual()));
            if (column.getMinWidth() != least) {
                column.setPrefWidth(widths.usual() * letters);
            }
        }
    }
}
