package org.farol.sheet.raw;

import java.util.Optional;
import java.util.regex.Pattern;

/** Cells shown as one; the first holds the value. Rows from 1, columns from 0, both ends included. */
public record MergedCells(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");

    /** The cells of a reference such as {@code A1:C2}; empty where it is none. */
    static Optional<MergedCells> of(String reference) {
        var range = RANGE.matcher(reference);
        return range.matches()
                ? Optional.of(new MergedCells(
                        Integer.parseInt(range.group(2)),
                        column(range.group(1)),
                        Integer.parseInt(range.group(4)),
                        column(range.group(3))))
                : Optional.empty();
    }

    private static int column(String letters) {
        return letters.chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1) - 1;
    }
}
