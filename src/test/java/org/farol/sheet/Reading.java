package org.farol.sheet;

import java.nio.file.Path;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.work.Progress;

/** Reads files as an import does that nobody decides anything about. */
final class Reading {
    private Reading() {}

    static ReadFile of(Path file) throws UnreadableSpreadsheetException {
        return new SpreadsheetReader().read(file, Choices.NONE, KnownStudents.NONE, Progress.NONE);
    }
}
