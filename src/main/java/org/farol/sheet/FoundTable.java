package org.farol.sheet;

import java.util.ArrayList;
import java.util.List;
import org.farol.sheet.raw.RawRow;
import org.farol.sheet.raw.RawSheet;

/**
 * A table of a sheet, from its header down to the next.
 *
 * @param headerRow last row of its header, as the spreadsheet shows it
 * @param lastRow the last that may be of it
 * @param data its first data rows
 */
record FoundTable(TableKey key, int headerRow, int lastRow, SheetLayout layout, SheetChoice choice, List<RawRow> data) {
    /** The tables of a sheet whose columns can be made out. */
    static List<FoundTable> in(RawSheet sheet, TableRows rows, String fileName, Choices choices) {
        var names = new ColumnNames();
        var first = rows.first();
        var headers = Header.find(first, rows.merged(), names);
        var tables = new ArrayList<FoundTable>();
        for (var header : headers) {
            var end = headers.stream()
                    .filter(other -> other.first() > header.last())
                    .mapToInt(Header::first)
                    .min();
            var last = end.isPresent() ? first.get(end.getAsInt()).number() - 1 : Integer.MAX_VALUE;
            var data = first.subList(header.last() + 1, end.orElse(first.size()));
            var above =
                    headers.getFirst().first() == header.first() ? first.subList(0, header.first()) : List.<RawRow>of();
            var key = new TableKey(sheet.name(), tables.size() + 1);
            SheetLayout.of(header, above, data, sheet.name(), fileName, names, choices, key)
                    .map(layout -> new FoundTable(
                            key,
                            first.get(header.last()).number(),
                            last,
                            layout,
                            choices.of(key, layout.shape()),
                            data))
                    .ifPresent(tables::add);
        }
        return tables;
    }

    boolean holds(RawRow row) {
        return row.number() > headerRow && row.number() <= lastRow;
    }

    /** A reader of its rows. */
    TableRowReader reader(String fileName, KnownStudents students) {
        return new TableRowReader(fileName, key, layout, choice, data, students);
    }
}
