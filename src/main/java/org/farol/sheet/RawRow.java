package org.farol.sheet;

import java.util.List;

/** A row as the sheet has it, blank cells as empty strings: nothing of a sheet is lost. Row from 1. */
public record RawRow(int row, List<String> cells) {
    public RawRow {
        cells = List.copyOf(cells);
    }
}
