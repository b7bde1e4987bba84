package org.farol.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.farol.pede.Field;
import org.farol.sheet.ReadSheet.LeftOut;
import org.farol.sheet.raw.RawFile;
import org.farol.sheet.raw.RawFiles;
import org.farol.sheet.raw.RawSheet;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.farol.work.Progress;
import org.farol.work.Sha256;

/** Reads spreadsheet files (.xlsx, .xls, .ods, .csv) as yearly records, whatever their columns' names. */
public final class SpreadsheetReader {
    private static final int ROWS_BETWEEN_CHECKS = 500;
    /** A hundred times what the programme has had in all its years. */
    private static final int MOST_ROWS = 200_000;

    private static final int MOST_SHEETS = 1_000;
    /** Sheets whose first rows are held at a time. */
    private static final int SHEETS_AT_A_TIME = 3;

    private final Semaphore sheetsAtATime = new Semaphore(SHEETS_AT_A_TIME);

    /**
     * Reads files, several at a time where the machine can, in the order given.
     *
     * @param choices what was decided of the tables of each
     * @param students what is known of students, to settle what a cell alone leaves open
     * @throws UnreadableSpreadsheetException if one cannot be opened or is damaged
     */
    public List<ReadFile> read(
            List<Path> files, Function<Path, Choices> choices, KnownStudents students, Progress progress)
            throws UnreadableSpreadsheetException {
        var done = new AtomicInteger();
        try {
            return SideBySide.run(files, file -> {
                var read = read(file, choices.apply(file), students, progress);
                progress.report((double) done.incrementAndGet() / files.size());
                return read;
            });
        } catch (UnreadableSpreadsheetException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads every table of a file.
     *
     * @param choices what was decided of its tables
     * @param students what is known of students, to settle what a cell alone leaves open
     * @throws UnreadableSpreadsheetException if it cannot be opened or is damaged; ask {@link ReadFile#requireRecords} for more
     */
    public ReadFile read(Path file, Choices choices, KnownStudents students, Progress progress)
            throws UnreadableSpreadsheetException {
        var name = String.valueOf(file.getFileName());
        try (var raw = RawFiles.open(file);
                var hashing = Executors.newVirtualThreadPerTaskExecutor()) {
            var sha256 = hashing.submit(() -> sha256(file));
            var tables = RawFiles.explaining(file, () -> tables(raw, name, choices, students, progress));
            return new ReadFile(file, RawFiles.explaining(file, () -> SideBySide.result(sha256)), tables);
        } catch (UnreadableSpreadsheetException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableSpreadsheetException(name, Reason.DAMAGED, e);
        }
    }

    private List<ReadSheet> tables(
            RawFile file, String fileName, Choices choices, KnownStudents students, Progress progress)
            throws IOException {
        var sheets = file.sheets();
        if (sheets.size() > MOST_SHEETS) {
            throw new UnreadableSpreadsheetException(fileName, Reason.TOO_LARGE);
        }
        var done = new AtomicInteger();
        var rowsLeft = new AtomicInteger(MOST_ROWS);
        return withoutHidden(
                SideBySide.run(sheets, sheet -> {
                            sheetsAtATime.acquire();
                            try {
                                return new OneSheet(sheet, fileName, choices, students, progress, rowsLeft).read();
                            } finally {
                                sheetsAtATime.release();
                                progress.report((double) done.incrementAndGet() / sheets.size());
                            }
                        })
                        .stream()
                        .flatMap(List::stream)
                        .toList(),
                choices);
    }

    /** Leaves out hidden tables of years that others have, unless they were chosen. */
    private static List<ReadSheet> withoutHidden(List<ReadSheet> tables, Choices choices) {
        Set<Integer> shown = new HashSet<>();
        tables.stream()
                .filter(table -> !table.hidden() && !table.records().isEmpty())
                .forEach(table -> shown.addAll(table.years()));
        return tables.stream()
                .map(table -> {
                    var included = choices.of(table.table(), table.shape()).included();
                    if (included.equals(Optional.of(false)) && table.leftOut().isEmpty()) {
                        return table.without(LeftOut.BY_CHOICE);
                    }
                    var isCovered = table.hidden() && table.years().stream().anyMatch(shown::contains);
                    return isCovered && included.isEmpty() && table.leftOut().isEmpty()
                            ? table.without(LeftOut.HIDDEN)
                            : table;
                })
                .toList();
    }

    /** The tables of one sheet. */
    private static final class OneSheet {
        private final RawSheet sheet;
        private final String fileName;
        private final Choices choices;
        private final KnownStudents students;
        private final Progress progress;
        private final AtomicInteger rowsLeft;
        private int done;

        OneSheet(
                RawSheet sheet,
                String fileName,
                Choices choices,
                KnownStudents students,
                Progress progress,
                AtomicInteger rowsLeft) {
            this.sheet = sheet;
            this.fileName = fileName;
            this.choices = choices;
            this.students = students;
            this.progress = progress;
            this.rowsLeft = rowsLeft;
        }

        /** A table with its reader. */
        private record Read(FoundTable table, SheetReader reader) {}

        List<ReadSheet> read() throws IOException {
            progress.checkCancelled();
            var rows = TableRows.of(sheet);
            var tables = FoundTable.in(sheet, rows, fileName, choices).stream()
                    .map(table -> new Read(table, new SheetReader(fileName, sheet.hidden(), table, students)))
                    .toList();
            if (tables.isEmpty()) {
                return rows.first().isEmpty()
                        ? List.of()
                        : List.of(unknown(rows.first().size()));
            }
            rows.forEach(row -> {
                if (++done % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                }
                if (rowsLeft.decrementAndGet() < 0) {
                    throw new UncheckedIOException(new UnreadableSpreadsheetException(fileName, Reason.TOO_LARGE));
                }
                for (var read : tables) {
                    if (read.table().holds(row)) {
                        read.reader().read(row);
                    }
                }
            });
            return tables.stream().map(read -> read.reader().result()).toList();
        }

        private ReadSheet unknown(int rows) {
            return new ReadSheet(
                    new TableKey(sheet.name(), 1),
                    0,
                    new Shape(List.of()),
                    sheet.hidden(),
                    0,
                    Optional.of(LeftOut.NO_HEADER),
                    List.of(),
                    rows,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Field.standard(),
                    0,
                    0);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}
