package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.farol.work.OwnerOnly;

/** Where a copy of a store is worked on, in the data folder, never in the system's temporary one; gone when closed. */
final class WorkFolder implements AutoCloseable {
    private final Path path;

    /** {@code name} in {@code folder}, in place of what a crash left there. */
    WorkFolder(Path folder, String name) throws IOException {
        this.path = folder.resolve("." + name);
        close();
        OwnerOnly.makeFolder(path);
    }

    Path path() {
        return path;
    }

    /** The store's file in it. */
    Path file() {
        return path.resolve("farol.mv.db");
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
