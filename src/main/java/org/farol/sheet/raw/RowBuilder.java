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

    private static final long MOST_TEXT_OF_A_ROW = 1L << 24;
    private static final int MOST_MERGED = 100_000;

    private final Consumer<RawRow> sink;
    private final boolean ofAnyNumber;
    private final List<MergedCells> merged = new ArrayList<>();
    private List<RawCell> cells = new ArrayList<>();
    private int number;
    private boolean hidden;
    private boolean blank = true;
    private long held;
    private long text;

    RowBuilder(Consumer<RawRow> sink) {
        this(sink, false);
    }

    private RowBuilder(Consumer<RawRow> sink, boolean ofAnyNumber) {
        this.sink = sink;
        this.ofAnyNumber = ofAnyNumber;
    }

    /** For text, which may have more rows than a spreadsheet, where they are not held. */
    static RowBuilder ofAnyNumber(Consumer<RawRow> sink) {
        return new RowBuilder(sink, true);
    }

    /** Starts row {@code rowNumber}, from 1. */
    void start(int rowNumber, boolean isHidden) throws LimitException {
        if (!ofAnyNumber && rowNumber > MOST_ROWS) {
            throw new LimitException("row " + rowNumber);
        }
        number = rowNumber;
        hidden = isHidden;
        blank = true;
        text = 0;
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
        if (!ofAnyNumber && ++held > MOST_CELLS) {
            throw new LimitException("cells");
        }
        text += cell instanceof RawCell.Text(String written) ? written.length() : 0;
        if (text > MOST_TEXT_OF_A_ROW) {
            throw new LimitException("text of row " + number);
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

    /** Notes cells that are merged. */
    void merge(MergedCells area) throws LimitException {
        if (merged.size() == MOST_MERGED) {
            throw new LimitException("merged cells");
        }
        merged.add(area);
    }

    /** The merged cells noted. */
    List<MergedCells> merged() {
        return merged;
    }
}
