import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.farol.app.ReportRequest;
import org.farol.app.ReportSubject;
import org.farol.app.Workspace;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;

/**
 * How long one PDF of 1,000 students takes, reasons included, and how much heap it needs at most, against what was set
 * for it (20 s, 512 MB): {@code java -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp 'target/farol.jar:target/lib/*'
 * src/bench/Report.java FOLDER_OF_SPREADSHEETS [STUDENTS]}. Where the latest year has fewer students, they are repeated.
 */
class Report {
    private static final double MOST_SECONDS = 20;
    private static final double MOST_MEGABYTES = 512;

    public static void main(String[] args) throws Exception {
        var wanted = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        var home = Files.createTempDirectory("farol-bench");
        var pdf = home.resolve("alunos.pdf");
        try (var workspace = Workspace.open(home)) {
            workspace.importFolder(Path.of(args[0]), Progress.NONE);
            workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            var year = workspace.latestYear();
            var known = workspace.records(year).stream()
                    .map(YearlyRecord::studentId)
                    .toList();
            var ids = IntStream.range(0, wanted)
                    .mapToObj(i -> known.get(i % known.size()))
                    .toList();
            var request =
                    new ReportRequest(new ReportSubject.Students(ids), year, false, Locale.forLanguageTag("pt-BR"));
            System.gc();
            heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
            var start = System.nanoTime();
            workspace.reports().write(request, pdf, Progress.NONE);
            var seconds = (System.nanoTime() - start) / 1e9;
            var megabytes =
                    heaps().mapToLong(heap -> heap.getPeakUsage().getUsed()).sum() / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "%d students: %.2f s (%.1f times faster than %.0f s), peak heap at most %.0f MB (%.1f times less"
                            + " than %.0f MB), file %.1f MB%n",
                    wanted,
                    seconds,
                    MOST_SECONDS / seconds,
                    MOST_SECONDS,
                    megabytes,
                    MOST_MEGABYTES / megabytes,
                    MOST_MEGABYTES,
                    Files.size(pdf) / 1e6);
        }
    }

    /** The parts of the heap; the sum of their peaks is no less than the peak of their sum. */
    private static Stream<MemoryPoolMXBean> heaps() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
