package org.farol.report;

import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A4 pages that are written from the top down, in points; text in embedded fonts, drawings as vectors. A written page is
 * kept compressed, in a file of {@code folder} once there are many.
 */
final class Paper implements AutoCloseable {
    static final float LEFT = 48;
    static final float RIGHT = PDRectangle.A4.getWidth() - 48;
    static final float WIDTH = RIGHT - LEFT;
    /** Where the last line of a page may stand. */
    static final float BOTTOM = 70;

    private static final float TOP = PDRectangle.A4.getHeight() - 58;
    private static final float HEADER = PDRectangle.A4.getHeight() - 44;
    private static final float FOOTER = BOTTOM - 24;
    /** Right of it, in the footer, the number of all pages; enough for {@code " de 9.999"}. */
    private static final float PAGES = RIGHT - 31;

    private static final long MOST_IN_MEMORY = 16L << 20;
    private static final int BUFFER = 1 << 16;

    private final PDDocument document;
    private final Typeface typeface;
    private final Frame frame;
    private final Words words;
    /** The footer but for the page's number: the same on all pages, so kept once. */
    private final PDAppearanceStream footer;
    /** The number of all pages, which is written when it is known. */
    private final PDAppearanceStream total;

    private final PDDocumentOutline outline = new PDDocumentOutline();
    private PDPageContentStream content;
    private PDPage page;
    private float y;

    @SuppressWarnings("NullAway.Init") // Starting the first page sets it and its content.
    Paper(Frame frame, Words words, Path folder) throws IOException {
        this.frame = frame;
        this.words = words;
        document =
                new PDDocument(MemoryUsageSetting.setupMixed(MOST_IN_MEMORY).setTempDir(folder.toFile()).streamCache);
        typeface = new Typeface(document);
        footer = form();
        total = form();
        draw(footer, this::footer);
        startPage();
    }

    /** Something that is drawn once and stands on every page; these are the only forms that a document lets one draw. */
    private PDAppearanceStream form() {
        var form = new PDAppearanceStream(document);
        form.setBBox(PDRectangle.A4);
        form.setResources(new PDResources());
        return form;
    }

    private interface Drawing {
        void draw() throws IOException;
    }

    private void draw(PDAppearanceStream form, Drawing drawing) throws IOException {
        try (var onForm = new PDPageContentStream(document, form)) {
            content = onForm;
            drawing.draw();
        }
    }

    private void startPage() throws IOException {
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        text("Farol", LEFT, HEADER, Style.COLUMN.of(10.5f).in(Style.LOWERS));
        textRight(
                words.words(frame.anonymous() ? "confidential.anonymous" : "confidential"),
                RIGHT,
                HEADER,
                Style.STRONG.in(Style.RAISES));
        line(LEFT, HEADER - 6, RIGHT, HEADER - 6, 0.5f, Style.RULE);
        y = TOP;
    }

    private void endPage() throws IOException {
        content.drawForm(footer);
        textRight(words.words("page", document.getNumberOfPages()), PAGES, FOOTER, Style.FINE);
        content.drawForm(total);
        content.close();
    }

    private void footer() throws IOException {
        line(LEFT, FOOTER + 12, RIGHT, FOOTER + 12, 0.5f, Style.RULE);
        var baseline = FOOTER;
        for (var line : List.of(
                words.words("footer", words.date(frame.printed()), frame.model().version()),
                words.quality(frame.model()))) {
            for (var part : typeface.lines(line, Style.FINE, WIDTH - 90, 3)) {
                text(part, LEFT, baseline, Style.FINE);
                baseline -= 9.5f;
            }
        }
    }

    /** Distance from the bottom of the page to where the next thing is written. */
    float y() {
        return y;
    }

    void down(float points) {
        y -= points;
    }

    /** How much of the page is left. */
    float room() {
        return y - BOTTOM;
    }

    /** Goes to a new page unless {@code height} points are left on this one. */
    boolean makeRoom(float height) throws IOException {
        if (room() >= height) {
            return false;
        }
        newPage();
        return true;
    }

    /** Goes to a new page unless nothing is on this one. */
    void newPage() throws IOException {
        if (y < TOP) {
            endPage();
            startPage();
        }
    }

    /** Names this page in the document's table of contents. */
    void bookmark(String title) {
        var destination = new PDPageFitDestination();
        destination.setPage(page);
        var item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(destination);
        outline.addLast(item);
    }

    /** A paragraph over the whole width. */
    void paragraph(String text, Style style) throws IOException {
        paragraph(text, style, LEFT, WIDTH, Integer.MAX_VALUE);
    }

    /** A paragraph of at most {@code most} lines, {@code width} wide. */
    void paragraph(String text, Style style, float x, float width, int most) throws IOException {
        for (var line : typeface.lines(text, style, width, most)) {
            makeRoom(style.leading());
            y -= style.leading();
            text(line, x, y + style.size() * 0.25f, style);
        }
    }

    /** A heading, on the same page as the {@code below} points after it. */
    void heading(String text, float below) throws IOException {
        makeRoom(Style.HEADING.leading() + below);
        paragraph(text, Style.HEADING, LEFT, WIDTH, 1);
    }

    /** One line of text with its baseline at {@code baseline}. */
    void text(String text, float x, float baseline, Style style) throws IOException {
        content.beginText();
        content.setFont(typeface.font(style), style.size());
        content.setNonStrokingColor(style.color());
        content.newLineAtOffset(x, baseline);
        content.showText(typeface.printable(text));
        content.endText();
    }

    /** One line, cut with an ellipsis where it is wider than {@code width}. */
    void text(String text, float x, float baseline, float width, Style style) throws IOException {
        text(typeface.fitting(text, style, width), x, baseline, style);
    }

    void textRight(String text, float x, float baseline, Style style) throws IOException {
        text(text, x - width(text, style), baseline, style);
    }

    void textCentred(String text, float x, float baseline, Style style) throws IOException {
        text(text, x - width(text, style) / 2, baseline, style);
    }

    /** The lines that a text takes, {@code width} wide. */
    List<String> lines(String text, Style style, float width) throws IOException {
        return typeface.lines(text, style, width, Integer.MAX_VALUE);
    }

    float width(String text, Style style) throws IOException {
        return typeface.width(text, style);
    }

    void fill(float x, float bottom, float width, float height, Color color) throws IOException {
        content.setNonStrokingColor(color);
        content.addRect(x, bottom, width, height);
        content.fill();
    }

    void line(float fromX, float fromY, float toX, float toY, float thickness, Color color) throws IOException {
        content.setStrokingColor(color);
        content.setLineWidth(thickness);
        content.moveTo(fromX, fromY);
        content.lineTo(toX, toY);
        content.stroke();
    }

    /** A thin line over the whole width, here. */
    void rule() throws IOException {
        line(LEFT, y, RIGHT, y, 0.4f, Style.RULE);
    }

    /** A filled circle. */
    void dot(float x, float centre, float radius, Color color) throws IOException {
        // Four Bézier curves are as good as a circle with this share of the radius as handles.
        var handle = radius * 0.5523f;
        content.setNonStrokingColor(color);
        content.moveTo(x + radius, centre);
        content.curveTo(x + radius, centre + handle, x + handle, centre + radius, x, centre + radius);
        content.curveTo(x - handle, centre + radius, x - radius, centre + handle, x - radius, centre);
        content.curveTo(x - radius, centre - handle, x - handle, centre - radius, x, centre - radius);
        content.curveTo(x + handle, centre - radius, x + radius, centre - handle, x + radius, centre);
        content.fill();
    }

    /** Ends the last page and writes the document, which can be written but once. */
    void finish(String title, OutputStream out) throws IOException {
        endPage();
        draw(total, () -> text(words.words("pages", document.getNumberOfPages()), PAGES, FOOTER, Style.FINE));
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(frame.locale().toLanguageTag());
        var preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        if (outline.hasChildren()) {
            catalog.setDocumentOutline(outline);
        }
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreator("Farol");
        // Otherwise each word of the file would be a call to the system.
        var buffered = new BufferedOutputStream(out, BUFFER);
        document.save(buffered);
        buffered.flush();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
