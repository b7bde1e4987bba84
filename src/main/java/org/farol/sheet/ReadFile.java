package org.farol.sheet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadSheet.LeftOut;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;

/** A spreadsheet file, read: where it lies, the SHA-256 of its bytes (hex), its tables. */
public record ReadFile(Path path, String sha256, List<ReadSheet> sheets) {
    public ReadFile {
        sheets = List.copyOf(sheets);
    }

    /** Its name, without the folder. */
    public String file() {
        return String.valueOf(path.getFileName());
    }

    /** The records of all tables. */
    public List<YearlyRecord> records() {
        return sheets.stream().flatMap(sheet -> sheet.records().stream()).toList();
    }

    /**
     * Makes sure that there is something to import.
     *
     * @throws UnreadableSpreadsheetException if no record can be read from it although no table was left out by choice
     */
    public void requireRecords() throws UnreadableSpreadsheetException {
        var isChosen = sheets.stream().anyMatch(table -> table.leftOut().equals(Optional.of(LeftOut.BY_CHOICE)));
        if (!isChosen && records().isEmpty()) {
            var isYearMissing = sheets.stream()
                    .flatMap(table -> table.refusedRows().stream())
                    .anyMatch(row -> row.reason() == RowAccount.Reason.NO_YEAR);
            throw new UnreadableSpreadsheetException(file(), isYearMissing ? Reason.NO_YEAR : Reason.NO_HEADER);
        }
    }
}
