package org.farol.work;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files whole or not at all: beside the file, to the disk, then moved over it. */
public final class WholeFile {
    private WholeFile() {}

    /** What is written; it may close the stream. */
    @FunctionalInterface
    public interface Content<E extends Exception> {
        void writeTo(OutputStream out) throws IOException, E;
    }

    /**
     * Writes {@code content} to {@code file}, replacing it.
     *
     * @throws IOException if it could not be written; the file is as it was, as when {@code content} throws anything
     */
    public static <E extends Exception> void replace(Path file, Content<E> content) throws IOException, E {
        write(file, fresh(file), content);
    }

    /** The same, so that only its owner may ever read it. */
    public static <E extends Exception> void replaceForOwner(Path file, Content<E> content) throws IOException, E {
        var fresh = fresh(file);
        Files.deleteIfExists(fresh);
        OwnerOnly.makeFile(fresh);
        write(file, fresh, content);
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static <E extends Exception> void write(Path file, Path fresh, Content<E> content) throws IOException, E {
        try {
            try (var out = Files.newOutputStream(fresh)) {
                content.writeTo(out);
            }
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
