package org.farol.ui.report;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;

/** Opens files and folders with the programs that the system has for them. */
final class Opening {
    private Opening() {}

    /** Not to be called on the JavaFX thread. False where the system has no program for it. */
    static boolean of(Path fileOrFolder) {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            return false;
        }
        try {
            Desktop.getDesktop().open(fileOrFolder.toFile());
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
