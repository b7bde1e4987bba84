package org.farol.sheet;

import java.util.List;
import org.farol.pede.YearlyRecord;

/** A spreadsheet file, read: its name without folder, the SHA-256 of its bytes (hex), its sheets that hold records. */
public record ReadFile(String file, String sha256, List<ReadSheet> sheets) {
    public ReadFile {
        sheets = List.copyOf(sheets);
    }

    /** The records of all sheets. */
    public List<YearlyRecord> records() {
        return sheets.stream().flatMap(sheet -> sheet.records().stream()).toList();
    }
}
