package org.farol.sheet.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers the cells of one row after the other, within what a spreadsheet may hold. */
final class RowBuilder {
    static final int MOST_COLUMNS = 16_384;
    static final int MOST_ROWS = 1_048_576;
    /** A table of the largest programme in Brazil has a hundredth of it. */
    private static final long MOST_CELLS = 100_000_000;

    private final Consumer<RawRow> sink;
    private List<RawCell> cells = new ArrayList<>();
    private int number;
    private boolean hidden;
    private boolean blank = true;
    private long held;

    RowBuilder(Consumer<RawRow> sink) {
        this.sink = sink;
    }

    /** Starts row {@code rowNumber}, from 1. */
    void start(int rowNumber, boolean isHidden) throws LimitException {
        if (rowNumber > MOST_ROWS) {
            throw new LimitException("row " + rowNumber);
        }
        number = rowNumber;
        hidden = isHidden;
        blank = true;
        cells = new ArrayList<>(cells.size());
    }

    /** Puts a cell into a column, from 0, to the right of those before. */
    void put(int column, RawCell cell) throws LimitException {
        if (cell instanceof RawCell.Blank) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw new LimitException("column " + column);
        }
        if (++held > MOST_CELLS) {
            throw new LimitException("cells");
        }
        blank = false;
        while (cells.size() < column) {
            cells.add(RawCell.BLANK);
        }
        if (column < cells.size()) {
            cells.set(column, cell);
        } else {
            cells.add(cell);
        }
    }

    /** Ends the row and hands it on unless it is blank. */
    void end() {
        if (!blank) {
            sink.accept(new RawRow(number, hidden, cells));
        }
    }
}
