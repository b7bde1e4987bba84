package org.farol.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.DataFolder;
import org.farol.app.Workspace;
import org.farol.work.Progress;
import org.jspecify.annotations.Nullable;

/** The data folder of the samples, imported and with a model: made once for all tests of the process, then copied. */
final class FilledSamples {
    private static @Nullable Path made;

    private FilledSamples() {}

    /** Fills the samples' folder of {@code home}, as starting the window on empty data would. */
    static synchronized void into(Path home) throws Exception {
        var source = made;
        if (source == null) {
            source = make();
            made = source;
        }
        copy(source, DataFolder.ofSamples(home));
    }

    private static Path make() throws Exception {
        var folder = Files.createTempDirectory("farol-samples");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        try (var workspace = Workspace.open(folder)) {
            workspace.importFolder(OpenWindow.SAMPLES, Progress.NONE);
            workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            workspace.score(OptionalInt.empty());
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
