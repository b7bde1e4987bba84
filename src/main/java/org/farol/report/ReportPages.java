package org.farol.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a report that was written, as pictures for a screen or a printer. Safe for use by several threads. */
public final class ReportPages implements AutoCloseable {
    private final PDDocument document;
    private final PDFRenderer renderer;

    private ReportPages(PDDocument document) {
        this.document = document;
        this.renderer = new PDFRenderer(document);
    }

    /** The pages of the bytes that {@link Report} wrote. */
    public static ReportPages of(byte[] pdf) throws IOException {
        return new ReportPages(Loader.loadPDF(pdf));
    }

    /** How many there are. */
    public int count() {
        return document.getNumberOfPages();
    }

    /** Page {@code index}, from 0, with so many dots to the inch. */
    public synchronized BufferedImage picture(int index, float dpi) throws IOException {
        return renderer.renderImageWithDPI(index, dpi, ImageType.RGB);
    }

    @Override
    public synchronized void close() throws IOException {
        document.close();
    }
}
