package org.farol.ui.student;

import java.awt.image.BufferedImage;
import java.util.List;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.farol.ui.Texts;
import org.farol.ui.task.Notice;
import org.jspecify.annotations.Nullable;

/** Prints pages drawn as images; where there is no printer, says so and offers the PDF. */
final class PagePrinter {
    private final Texts texts;

    PagePrinter(Texts texts) {
        this.texts = texts;
    }

    void print(List<BufferedImage> pages, @Nullable Window owner, Runnable savePdf) {
        var job = Printer.getDefaultPrinter() == null ? null : PrinterJob.createPrinterJob();
        if (job == null) {
            Notice.offer(texts.words("print.none"), texts.words("print.pdf"), owner, savePdf);
            return;
        }
        if (job.showPrintDialog(owner)) {
            var layout = job.getJobSettings().getPageLayout();
            for (var page : pages) {
                var view = new ImageView(image(page));
                view.setPreserveRatio(true);
                view.setFitWidth(layout.getPrintableWidth());
                view.setFitHeight(layout.getPrintableHeight());
                job.printPage(view);
            }
            job.endJob();
        }
    }

    private static WritableImage image(BufferedImage page) {
        var width = page.getWidth();
        var height = page.getHeight();
        var image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        width,
                        height,
                        PixelFormat.getIntArgbInstance(),
                        page.getRGB(0, 0, width, height, null, 0, width),
                        0,
                        width);
        return image;
    }
}
