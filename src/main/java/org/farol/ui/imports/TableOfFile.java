package org.farol.ui.imports;

import java.nio.file.Path;
import org.farol.sheet.ReadSheet;

/** One table and the file it was read from. */
public record TableOfFile(Path file, ReadSheet table) {
    /** {@code PEDE2023}, or {@code PEDE2023 (2)} for the second table of a sheet. */
    public String name() {
        return table.table().number() == 1
                ? table.sheet()
                : table.sheet() + " (" + table.table().number() + ")";
    }
}
