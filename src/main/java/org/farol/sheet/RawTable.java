package org.farol.sheet;

import java.util.List;

/** The non-blank rows of one sheet, in order. */
record RawTable(String name, List<Row> rows) {
    /** A row: its number as the spreadsheet shows it (from 1) and its cells from the first column on. */
    record Row(int number, List<RawCell> cells) {
        RawCell cell(int column) {
            return column < cells.size() ? cells.get(column) : RawCell.BLANK;
        }

        boolean isBlank() {
            return cells.stream().allMatch(RawCell.Blank.class::isInstance);
        }

        RawRow raw() {
            return new RawRow(number, cells.stream().map(RawCell::raw).toList());
        }
    }
}
