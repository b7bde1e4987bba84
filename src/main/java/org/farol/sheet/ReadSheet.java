package org.farol.sheet;

import java.util.List;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;

/**
 * One sheet, read, with its account.
 *
 * @param rows data rows that are not blank
 * @param cells every cell repaired, derived or refused
 * @param missing fields of the standard schema that no column gives
 * @param indeChecked records on which the INDE identity could be checked
 * @param indeConfirmed those of them on which it holds within 0.05
 */
public record ReadSheet(
        String sheet,
        List<Integer> years,
        int rows,
        List<YearlyRecord> records,
        List<CellAccount> cells,
        List<RowAccount> refusedRows,
        List<ColumnUse> columns,
        List<Field> missing,
        List<RawRow> rawRows,
        int indeChecked,
        int indeConfirmed) {
    public ReadSheet {
        years = List.copyOf(years);
        records = List.copyOf(records);
        cells = List.copyOf(cells);
        refusedRows = List.copyOf(refusedRows);
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
        rawRows = List.copyOf(rawRows);
    }

    /** How many cells were damaged and could be read; derived values repair no cell. */
    public int repairedCells() {
        return (int) cells.stream()
                .filter(cell -> !cell.rule().refuses() && cell.rule() != Rule.DERIVED)
                .count();
    }

    /** How many cells gave no value. */
    public int refusedCells() {
        return (int) cells.stream().filter(cell -> cell.rule().refuses()).count();
    }
}
