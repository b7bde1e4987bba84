package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadFile;
import org.farol.sheet.SpreadsheetReader;
import org.farol.sheet.StudentLinks;
import org.farol.sheet.UnreadableSpreadsheetException;
import org.farol.store.Store;
import org.farol.store.StudentLink;
import org.farol.work.Progress;

/** Spreadsheets into the store. All files are read before the first is written, so that a bad one changes nothing. */
final class Imports {
    private static final double READ = 0.5;

    private final Supplier<Store> store;
    private final SpreadsheetReader reader = new SpreadsheetReader();

    Imports(Supplier<Store> store) {
        this.store = store;
    }

    ImportSummary save(List<Path> files, Progress progress) throws UnreadableSpreadsheetException {
        var read = read(files, progress.part(0, READ));
        var counts = store.get().save(read, links(read), progress.part(READ, 1));
        return new ImportSummary(read, counts.added(), counts.updated(), counts.unchanged(), counts.linked());
    }

    ImportSummary preview(List<Path> files, Progress progress) throws UnreadableSpreadsheetException {
        var read = read(files, progress);
        var counts = store.get().preview(read, links(read));
        return new ImportSummary(read, counts.added(), counts.updated(), counts.unchanged(), counts.linked());
    }

    /** The spreadsheets of a folder, by name; Excel's own lock files are none. */
    static List<Path> spreadsheetsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return (name.endsWith(".xlsx") || name.endsWith(".csv"))
                                && !name.startsWith("~$")
                                && !name.startsWith(".");
                    })
                    .sorted()
                    .toList();
        }
    }

    private List<ReadFile> read(List<Path> files, Progress progress) throws UnreadableSpreadsheetException {
        var read = new ArrayList<ReadFile>();
        for (var file : files) {
            var from = (double) read.size() / files.size();
            read.add(reader.read(file, progress.part(from, from + 1.0 / files.size())));
        }
        return read;
    }

    private List<StudentLink> links(List<ReadFile> read) {
        var known = store.get().links();
        var records = new ArrayList<YearlyRecord>(store.get().records());
        for (var file : read) {
            for (var record : file.records()) {
                records.add(record.withStudentId(known.getOrDefault(record.studentId(), record.studentId())));
            }
        }
        return StudentLinks.find(records).stream()
                .map(link -> new StudentLink(link.ownId(), link.ra()))
                .toList();
    }
}
