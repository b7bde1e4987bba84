package org.farol.ui.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Paper;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import javafx.stage.Window;
import org.farol.app.ReportDraft;
import org.farol.work.Progress;
import org.jspecify.annotations.Nullable;

/** Prints the pages of a report, one picture at a time. */
final class PagePrinter {
    private static final float DPI = 300;
    /** What JavaFX hands pages to on Linux, without waiting for it or telling that it is not there. */
    private static final Path SPOOLER = Path.of("/usr/bin/lpr");

    private Optional<PageLayout> layout = Optional.empty();

    /** A job with the pages as they were set up last; empty where there is no printer. */
    Optional<PrinterJob> job() {
        var job = Optional.ofNullable(Printer.getDefaultPrinter()).map(PrinterJob::createPrinterJob);
        job.ifPresent(begun -> begun.getJobSettings().setPageLayout(layout.orElseGet(() -> a4(begun.getPrinter()))));
        return job;
    }

    private static PageLayout a4(Printer printer) {
        return printer.createPageLayout(Paper.A4, PageOrientation.PORTRAIT, Printer.MarginType.HARDWARE_MINIMUM);
    }

    /** Whether pages would go nowhere: on Linux printers may be known without the program that sends pages to them. */
    static boolean lacksSpooler() {
        return lacksSpooler(System.getProperty("os.name"), SPOOLER);
    }

    static boolean lacksSpooler(String system, Path spooler) {
        return system.equals("Linux") && !Files.isExecutable(spooler);
    }

    /** Lets a person choose paper and margins, which hold for all later jobs. */
    void setUp(PrinterJob job, @Nullable Window owner) {
        if (job.showPageSetupDialog(owner)) {
            layout = Optional.of(job.getJobSettings().getPageLayout());
        }
        job.cancelJob();
    }

    /**
     * Prints what the job's settings ask for; not to be called on the JavaFX thread.
     *
     * @return whether all of it went to the printer
     * @throws java.util.concurrent.CancellationException if the person asked to stop; the job is cancelled then
     */
    static boolean print(ReportDraft draft, PrinterJob job, Progress progress) throws IOException {
        var sheet = job.getJobSettings().getPageLayout();
        var fit = SheetFit.on(new SheetFit.Sheet(
                sheet.getPaper().getWidth(),
                sheet.getPaper().getHeight(),
                sheet.getLeftMargin(),
                sheet.getTopMargin(),
                sheet.getRightMargin(),
                sheet.getBottomMargin()));
        var wanted = pages(job, draft.pages());
        var ended = false;
        try {
            for (var i = 0; i < wanted.length; i++) {
                progress.checkCancelled();
                if (!job.printPage(sheet, page(draft, wanted[i], fit))) {
                    return false;
                }
                progress.report((i + 1.0) / wanted.length);
            }
            ended = job.endJob();
            draft.handOut();
            return ended;
        } finally {
            if (!ended) {
                job.cancelJob();
            }
        }
    }

    private static int[] pages(PrinterJob job, int count) {
        var ranges = job.getJobSettings().getPageRanges();
        return IntStream.range(0, count)
                .filter(page -> ranges == null
                        || ranges.length == 0
                        || IntStream.range(0, ranges.length)
                                .anyMatch(i ->
                                        page + 1 >= ranges[i].getStartPage() && page + 1 <= ranges[i].getEndPage()))
                .toArray();
    }

    private static ImageView page(ReportDraft draft, int index, SheetFit fit) throws IOException {
        var view = new ImageView(Pictures.of(draft.picture(index, DPI)));
        view.setFitWidth(SheetFit.WIDTH);
        view.setFitHeight(SheetFit.HEIGHT);
        view.getTransforms().addAll(new Translate(fit.x(), fit.y()), new Scale(fit.scale(), fit.scale()));
        return view;
    }
}
