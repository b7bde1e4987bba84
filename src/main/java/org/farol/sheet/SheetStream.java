package org.farol.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.raw.RawFiles;
import org.farol.sheet.raw.RawRow;
import org.farol.sheet.raw.RawSheet;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file row by row, by the rules of {@link SpreadsheetReader}, and holds none of its rows but the first few thousand
 * that its columns are learnt from: it may be of any length. What only the rows together tell is not asked, such as
 * whether two are of one student.
 */
public final class SheetStream {
    private final Sink sink;
    private @Nullable Exception failure;

    /**
     * A row that is not blank.
     *
     * @param number as the spreadsheet shows it, from 1
     * @param records in wide sheets one a year, else one; none where it is refused
     * @param cells what could not be taken as it stands
     * @param refusals why it gives no record of a year
     */
    public record Row(
            TableKey table,
            int number,
            List<YearlyRecord> records,
            List<CellAccount> cells,
            List<RowAccount> refusals) {}

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface Sink {
        void take(Row row) throws Exception;
    }

    private SheetStream(Sink sink) {
        this.sink = sink;
    }

    /**
     * Reads the tables of {@code file} that are not hidden, from top to bottom.
     *
     * @param name by which the file is called, which may tell the year
     * @param choices what was decided of its tables
     * @param students what is known of students, to settle what a cell alone leaves open
     * @throws UnreadableSpreadsheetException if it is no spreadsheet, is damaged or has no table of students
     * @throws Exception what {@code sink} throws; nothing more is read then
     */
    public static void read(Path file, String name, Choices choices, KnownStudents students, Sink sink)
            throws Exception {
        var stream = new SheetStream(sink);
        try (var raw = RawFiles.openOfAnyLength(file)) {
            var tables = 0;
            for (var sheet : raw.sheets()) {
                if (!sheet.hidden()) {
                    tables += RawFiles.explaining(file, () -> stream.read(sheet, name, choices, students));
                }
            }
            if (tables == 0) {
                throw new UnreadableSpreadsheetException(name, Reason.NO_HEADER);
            }
        } catch (CancellationException e) {
            throw stream.failure == null ? e : stream.failure;
        }
    }

    private int read(RawSheet sheet, String name, Choices choices, KnownStudents students) throws IOException {
        var rows = TableRows.of(sheet);
        var tables = FoundTable.in(sheet, rows, name, choices).stream()
                .map(table -> new Read(table, table.reader(name, students)))
                .toList();
        rows.forEach(row -> tables.stream()
                .filter(read -> read.table().holds(row))
                .forEach(read -> read.reader().read(row).ifPresent(outcome -> hand(read.table(), row, outcome))));
        return tables.size();
    }

    private record Read(FoundTable table, TableRowReader reader) {}

    private void hand(FoundTable table, RawRow raw, TableRowReader.Outcome outcome) {
        var records = new ArrayList<YearlyRecord>();
        var cells = new ArrayList<CellAccount>();
        for (var year : outcome.years()) {
            year.record().ifPresent(records::add);
            cells.addAll(year.cells());
        }
        var refusals = outcome.refusals().stream()
                .map(reason -> new RowAccount(raw.number(), reason))
                .toList();
        try {
            sink.take(new Row(table.key(), raw.number(), records, cells, refusals));
        } catch (Exception e) {
            // It is no failure of the file, as which any other would be told.
            failure = e;
            throw new CancellationException();
        }
    }
}
