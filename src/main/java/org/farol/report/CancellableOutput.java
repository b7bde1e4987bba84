package org.farol.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.farol.work.Progress;

/** Lets a long document be abandoned while it is being written; to be written to in large pieces. */
final class CancellableOutput extends FilterOutputStream {
    private final Progress progress;

    CancellableOutput(OutputStream out, Progress progress) {
        super(out);
        this.progress = progress;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        progress.checkCancelled();
        out.write(bytes, from, count);
    }
}
