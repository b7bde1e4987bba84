package org.farol.sheet;

import java.util.List;
import java.util.Optional;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.cell.Rule;

/**
 * One table of a sheet, read, with its account.
 *
 * @param table which it is
 * @param headerRow the last row of its header, as the spreadsheet shows it; 0 where no header was found
 * @param hidden whether the person does not see the sheet
 * @param hiddenRows rows that a filter or the person hides; they are read like the others
 * @param leftOut why none of its records are taken, if so
 * @param rows data rows that are not blank
 * @param cells every cell repaired, derived or refused
 * @param missing fields of the standard schema that no column gives
 * @param indeChecked records on which the INDE identity could be checked
 * @param indeConfirmed those of them on which it holds within 0.05
 */
public record ReadSheet(
        TableKey table,
        int headerRow,
        Shape shape,
        boolean hidden,
        int hiddenRows,
        Optional<LeftOut> leftOut,
        List<Integer> years,
        int rows,
        List<YearlyRecord> records,
        List<CellAccount> cells,
        List<RowAccount> refusedRows,
        List<ColumnUse> columns,
        List<Field> missing,
        int indeChecked,
        int indeConfirmed) {
    /** Why no record of a table is taken. */
    public enum LeftOut {
        /** No row of it has headers that are known. */
        NO_HEADER,
        /** It is on a hidden sheet, and a sheet that is not has records of its years. */
        HIDDEN,
        /** A person decided so. */
        BY_CHOICE
    }

    public ReadSheet {
        years = List.copyOf(years);
        records = List.copyOf(records);
        cells = List.copyOf(cells);
        refusedRows = List.copyOf(refusedRows);
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    /** The name of the sheet. */
    public String sheet() {
        return table.sheet();
    }

    /** The same table, not taken. */
    ReadSheet without(LeftOut reason) {
        return new ReadSheet(
                table,
                headerRow,
                shape,
                hidden,
                hiddenRows,
                Optional.of(reason),
                years,
                rows,
                List.of(),
                List.of(),
                List.of(),
                columns,
                missing,
                0,
                0);
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
