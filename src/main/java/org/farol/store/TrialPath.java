package org.farol.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file by which H2 opens it when the file may be on trial: it stays as it is then, whatever H2 writes as it
 * opens it, until it is known to be good. Public for H2 alone, which makes these.
 */
public final class TrialPath extends FilePathWrapper {
    private static final String SCHEME = "trial";

    /** By the names of their files. */
    private static final Map<String, Trial> UNDER_WAY = new ConcurrentHashMap<>();

    static {
        FilePath.register(new TrialPath());
    }

    /** How H2 names {@code path}. */
    static String nameOf(Path path) {
        return SCHEME + ":" + path;
    }

    /** Begins the trial of a file that nobody has open. */
    static Trial begin(Path path) throws IOException {
        var trial = new Trial(path.toRealPath().toString());
        UNDER_WAY.put(trial.file, trial);
        return trial;
    }

    /** A trial, which ends when it is closed; what was written till then is dropped unless the file passed. */
    static final class Trial implements AutoCloseable {
        private final String file;
        private @Nullable HeldFile held;

        private Trial(String file) {
            this.file = file;
        }

        /** The file is good: what was written to it is written now. */
        void pass() throws IOException {
            if (held != null) {
                held.release();
            }
        }

        /** H2 leaves a file open, and locked, that it fails to open. */
        @Override
        public void close() throws IOException {
            UNDER_WAY.remove(file);
            if (held != null && !held.isReleased()) {
                held.close();
            }
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        var trial = UNDER_WAY.get(unwrap().toString());
        if (trial == null) {
            return super.open(mode);
        }
        var held = new HeldFile(super.open(mode));
        trial.held = held;
        return held;
    }
}
