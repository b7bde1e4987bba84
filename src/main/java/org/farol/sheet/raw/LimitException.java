package org.farol.sheet.raw;

import java.io.IOException;

/** A file holds more than a spreadsheet may, or than an ordinary laptop can. */
final class LimitException extends IOException {
    LimitException(String what) {
        super("beyond the limit: " + what);
    }
}
