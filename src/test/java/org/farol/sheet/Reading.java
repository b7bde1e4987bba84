package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.farol.work.Progress;

/** Reads files as an import does that nobody decides anything about. */
final class Reading {
    private Reading() {}

    static ReadFile of(Path file) throws UnreadableSpreadsheetException {
        return new SpreadsheetReader().read(file, Choices.NONE, KnownStudents.NONE, Progress.NONE);
    }

    /** Asserts that {@code file} gives no records, for a reason that is told with its name. */
    static void assertRefused(Path file, Reason reason) {
        assertThatThrownBy(() -> of(file).requireRecords())
                .isInstanceOfSatisfying(UnreadableSpreadsheetException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.file()).isEqualTo(file.getFileName().toString());
                });
    }
}
