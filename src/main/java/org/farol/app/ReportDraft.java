package org.farol.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.farol.report.ReportPages;
import org.farol.work.WholeFile;

/** A report that is ready but not yet anywhere: it is kept in memory, so that nobody's data lies about in a file. */
public final class ReportDraft implements AutoCloseable {
    private final byte[] pdf;
    private final ReportPages pages;
    private final Runnable handedOut;

    /** {@code handedOut} is run whenever it leaves the program. */
    ReportDraft(byte[] pdf, Runnable handedOut) throws IOException {
        this.pdf = pdf;
        this.handedOut = handedOut;
        this.pages = ReportPages.of(pdf);
    }

    /** How many pages it has. */
    public int pages() {
        return pages.count();
    }

    /** Page {@code index}, from 0, with so many dots to the inch. */
    public BufferedImage picture(int index, float dpi) throws IOException {
        return pages.picture(index, dpi);
    }

    /** Writes it as PDF to {@code file}, replacing it. */
    public void save(Path file) throws IOException {
        WholeFile.replace(file, out -> out.write(pdf));
        handOut();
    }

    /** To be called when its pages were printed: the audit log remembers of whom pages left the program. */
    public void handOut() {
        handedOut.run();
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
