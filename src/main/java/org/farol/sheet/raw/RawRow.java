package org.farol.sheet.raw;

import java.util.List;

/**
 * A row that is not blank.
 *
 * @param number as the spreadsheet shows it, from 1
 * @param hidden whether a filter or the person hides it
 * @param cells from the first column on
 */
public record RawRow(int number, boolean hidden, List<RawCell> cells) {
    /** The cell of a column, from 0; blank beyond the last. */
    public RawCell cell(int column) {
        return column < cells.size() ? cells.get(column) : RawCell.BLANK;
    }
}
