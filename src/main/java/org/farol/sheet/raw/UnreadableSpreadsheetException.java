package org.farol.sheet.raw;

import java.io.IOException;

/** A file that no record can be read from. The store is untouched. */
public final class UnreadableSpreadsheetException extends IOException {
    /** What is wrong with the file; each has its message and its advice in the person's language. */
    public enum Reason {
        MISSING,
        EMPTY,
        NOT_A_SPREADSHEET,
        /** The format of Excel before 97, which is to be saved as .xlsx. */
        OLD_FORMAT,
        PASSWORD_PROTECTED,
        DAMAGED,
        NO_HEADER,
        /** Columns are known, but nothing tells which year they are of. */
        NO_YEAR,
        IN_USE,
        /** It was written to between reading and saving. */
        CHANGED,
        /** Unzipped, it would fill the memory of an ordinary laptop. */
        TOO_LARGE
    }

    private final String file;
    private final Reason reason;

    public UnreadableSpreadsheetException(String file, Reason reason) {
        super(file + ": " + reason);
        this.file = file;
        this.reason = reason;
    }

    public UnreadableSpreadsheetException(String file, Reason reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file;
        this.reason = reason;
    }

    /** Name of the file, without its folder. */
    public String file() {
        return file;
    }

    public Reason reason() {
        return reason;
    }
}
