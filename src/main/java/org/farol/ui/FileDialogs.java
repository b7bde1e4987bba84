package org.farol.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person for a file.
 *
 * @param saving shows a dialog over a window and gives the file to write; none where the person gives up
 * @param opening the same for a file to read
 */
public record FileDialogs(Asking saving, Asking opening) {
    /** The system's own dialogs. */
    public static final FileDialogs OF_SYSTEM =
            new FileDialogs(FileChooser::showSaveDialog, FileChooser::showOpenDialog);

    /** Shows a dialog over a window and waits for its end. */
    @FunctionalInterface
    public interface Asking {
        @Nullable
        File ask(FileChooser chooser, @Nullable Window owner);
    }

    /** The file to write; the system's dialog leaves it to the person to type the ending. */
    public Optional<Path> toSave(FileChooser chooser, @Nullable Window owner) {
        return Optional.ofNullable(saving.ask(chooser, owner)).map(file -> named(file.toPath(), chooser));
    }

    /** The file to read. */
    public Optional<Path> toOpen(FileChooser chooser, @Nullable Window owner) {
        return Optional.ofNullable(opening.ask(chooser, owner)).map(File::toPath);
    }

    /** With the ending of the kind that was chosen, unless it has that of any. */
    private static Path named(Path file, FileChooser chooser) {
        var name = String.valueOf(file.getFileName());
        var kinds = chooser.getExtensionFilters();
        if (kinds.isEmpty()
                || kinds.stream().flatMap(kind -> endings(kind).stream()).anyMatch(lower(name)::endsWith)) {
            return file;
        }
        var chosen = Optional.ofNullable(chooser.getSelectedExtensionFilter()).orElse(kinds.getFirst());
        return file.resolveSibling(name + endings(chosen).getFirst());
    }

    private static List<String> endings(ExtensionFilter kind) {
        return kind.getExtensions().stream()
                .map(pattern -> pattern.substring(1))
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
