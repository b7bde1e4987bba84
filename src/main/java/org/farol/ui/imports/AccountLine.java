package org.farol.ui.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.farol.sheet.CellAccount;
import org.farol.sheet.RowAccount;
import org.farol.sheet.cell.Rule;

/**
 * One line of the account: a cell, or a row that gave no record.
 *
 * @param cell the cell; empty for a row
 * @param refusedRow the row; empty for a cell
 */
public record AccountLine(TableOfFile table, Optional<CellAccount> cell, Optional<RowAccount> refusedRow) {
    /** What happened, as lines are filtered by it. */
    public enum Kind {
        REPAIRED,
        DERIVED,
        REFUSED,
        TO_CHECK
    }

    /** All lines of some tables, by row. */
    static List<AccountLine> of(List<TableOfFile> tables) {
        var lines = new ArrayList<AccountLine>();
        for (var table : tables) {
            table.table()
                    .refusedRows()
                    .forEach(row -> lines.add(new AccountLine(table, Optional.empty(), Optional.of(row))));
            table.table()
                    .cells()
                    .forEach(cell -> lines.add(new AccountLine(table, Optional.of(cell), Optional.empty())));
        }
        return lines;
    }

    /** As the spreadsheet shows it, from 1. */
    public int row() {
        return cell.map(CellAccount::row)
                .orElseGet(() -> refusedRow.map(RowAccount::row).orElse(0));
    }

    /** Whether this happened. */
    public boolean is(Kind kind) {
        return switch (kind) {
            case REPAIRED ->
                cell.filter(account -> !account.rule().refuses() && account.rule() != Rule.DERIVED)
                        .isPresent();
            case DERIVED ->
                cell.filter(account -> account.rule() == Rule.DERIVED).isPresent();
            case REFUSED ->
                refusedRow.isPresent()
                        || cell.filter(account -> account.rule().refuses()).isPresent();
            case TO_CHECK -> cell.filter(CellAccount::needsALook).isPresent() || refusedRow.isPresent();
        };
    }
}
