package org.farol.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.farol.sheet.raw.MergedCells;
import org.farol.sheet.raw.RawCell;
import org.farol.sheet.raw.RawRow;
import org.farol.sheet.raw.RawSheet;

/**
 * The rows of one sheet: the first ones held, to learn what its columns are, the rest read again from the file when they
 * are wanted. A sheet of usual size is held whole and read once.
 */
final class TableRows {
    private static final int MOST_HELD_ROWS = 5_000;
    private static final int MOST_HELD_CELLS = 500_000;
    /** Characters that weigh as much as a cell. */
    private static final int CHARACTERS_OF_A_CELL = 16;

    private final RawSheet sheet;
    private final List<RawRow> first = new ArrayList<>();
    private final List<MergedCells> merged;
    private final boolean whole;

    /** Stops a scan when enough rows are held. */
    private static final class EnoughRows extends RuntimeException {
        EnoughRows() {
            super(null, null, false, false);
        }
    }

    private TableRows(RawSheet sheet) throws IOException {
        this.sheet = sheet;
        var held = new int[1];
        List<MergedCells> found = List.of();
        var isWhole = true;
        try {
            found = sheet.scan(row -> {
                held[0] += weight(row);
                if (first.size() == MOST_HELD_ROWS || held[0] > MOST_HELD_CELLS) {
                    throw new EnoughRows();
                }
                first.add(row);
            });
        } catch (EnoughRows _) {
            isWhole = false;
        }
        this.merged = found;
        this.whole = isWhole;
    }

    private static int weight(RawRow row) {
        var characters = 0;
        for (var cell : row.cells()) {
            characters += cell instanceof RawCell.Text(String text) ? text.length() : 0;
        }
        return row.cells().size() + characters / CHARACTERS_OF_A_CELL;
    }

    static TableRows of(RawSheet sheet) throws IOException {
        return new TableRows(sheet);
    }

    /** The first rows, all of them if {@link #isWhole}. */
    List<RawRow> first() {
        return first;
    }

    boolean isWhole() {
        return whole;
    }

    /** The merged cells, where they could be learnt without reading the sheet to its end. */
    List<MergedCells> merged() {
        return merged;
    }

    /** Hands every row to {@code sink}. */
    void forEach(Consumer<RawRow> sink) throws IOException {
        if (whole) {
            first.forEach(sink);
        } else {
            sheet.scan(sink);
        }
    }
}
