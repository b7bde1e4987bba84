import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.farol.samples.LargeProgramme;
import org.farol.ui.FileDialogs;
import org.farol.ui.FxWatchdog;
import org.farol.ui.Place;
import org.farol.ui.main.Beginning;
import org.farol.ui.main.Shell;
import org.farol.ui.students.StudentRow;

/**
 * How long the real window takes with 20,000 invented students, against what is asked of it: the table opens in 300 ms, a
 * keystroke is answered in 50 ms, a student's page opens in 100 ms, and the JavaFX thread is never busy for more than 100
 * ms; the time that the thread worked itself tells the last on a machine that is busy with other things too. What is shown
 * first is looked at for a while before the next is asked for ({@code -Ddesk.look}, in milliseconds), as a person would.
 *
 * <p>On a screen, such as Xvfb's: JavaFX's headless platform copies every pixel of a frame on the JavaFX thread, for longer
 * than all else takes. The data folder is filled where it is not there, and used again where it is.
 *
 * <ul>
 *   <li>As a person has it, installed, with the classes of its AOT cache, after {@code mvn -Ppackages -DskipTests package}:
 *       {@code src/bench/desk.sh [DATA_FOLDER]}.
 *   <li>As it is being written, after {@code mvn -q test-compile}, with the class path of the tests: {@code java
 *       @packaging/java.options -Dprism.order=sw -cp target/classes:target/test-classes:… src/bench/Desk.java
 *       [DATA_FOLDER]}. The first visits take about half as long again, for their classes are still to be loaded.
 * </ul>
 */
class Desk {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int STUDENTS = 20_000;
    /** How long a person looks at the first place before going on, in milliseconds. */
    private static final int LOOKED_AT = Integer.getInteger("desk.look", 3000);

    private static final int PAGES = 15;

    private static final String TYPED = "estrela ficticio 12";

    public static void main(String[] args) throws Exception {
        var folder = args.length > 0
                ? Path.of(args[0])
                : Files.createTempDirectory("farol-desk").resolve("dados");
        if (!Files.exists(folder.resolve("farol.mv.db"))) {
            LargeProgramme.fill(folder, STUDENTS, Path.of("data"));
        }
        // Not of a run before: the first place, without filters.
        Files.deleteIfExists(folder.resolve("janela.properties"));
        // As the program does it, whose data is being opened before JavaFX is.
        var begun = Beginning.of(folder);
        var started = new CompletableFuture<Void>();
        Platform.startup(() -> started.complete(null));
        started.get();
        try (var watchdog = FxWatchdog.start()) {
            new Desk(watchdog).measure(begun);
        }
        Platform.exit();
    }

    private final FxWatchdog watchdog;
    private Shell shell;
    private Stage stage;

    private Desk(FxWatchdog watchdog) {
        this.watchdog = watchdog;
    }

    private void measure(Beginning begun) throws Exception {
        var opened = millis(() -> open(begun), () -> shows("#home-changes-added"));
        tell("start of an open toolkit to the first place, filled", opened, Double.NaN);
        tellBusyAt(Place.INICIO);
        tell("table, first time", millis(() -> go(Place.ALUNOS), this::isTableFilled), 300);
        millis(() -> go(Place.INICIO), () -> !shows("#table"));
        tell("table, again", millis(() -> go(Place.ALUNOS), this::isTableFilled), 300);
        tellTyping();
        laidOut(() -> search(""));
        tellPages();
        tellScrolling();
        tell("class", millis(() -> go(Place.TURMAS), () -> shows(".spread-chart")), Double.NaN);
        for (var place :
                List.of(Place.ACOMPANHAMENTO, Place.MODELO, Place.DERIVA, Place.IMPORTACOES, Place.CONFIGURACOES)) {
            // Not to its end, which each place has elsewhere: it is the thread's longest task that is looked for.
            onFx(() -> go(place));
            tellBusyAt(place);
        }
        onFx(() -> shell.close());
    }

    private void tellBusyAt(Place place) throws InterruptedException {
        Thread.sleep(LOOKED_AT);
        System.out.printf("a look at %s: the JavaFX thread %s%n", place, busy());
    }

    /** By its own time, and by the clock. */
    private String busy() {
        var busy = "was busy at most " + watchdog.hardest() + ", by the clock " + watchdog.longest();
        watchdog.forget();
        return busy;
    }

    private void tellTyping() throws Exception {
        var times = new Took[TYPED.length()];
        for (var i = 0; i < times.length; i++) {
            var text = TYPED.substring(0, i + 1);
            times[i] = laidOut(() -> search(text));
        }
        Arrays.sort(times);
        tell("keystroke to result, median of " + times.length, times[times.length / 2], 50);
        tell("keystroke to result, slowest", times[times.length - 1], 50);
    }

    /** Of students all over the table: until the first sight of it, and until its last chart. */
    private void tellPages() throws Exception {
        var sights = new Took[PAGES];
        var wholes = new Took[PAGES];
        for (var page = 0; page < PAGES; page++) {
            var rows = table().getItems();
            var id = ((StudentRow) rows.get(1 + page * rows.size() / PAGES))
                    .student()
                    .record()
                    .studentId();
            var before = parts();
            var took = millis(
                    () -> shell.navigation().openStudent(id), List.of(() -> showsPageOf(id), () -> isWhole(before)));
            sights[page] = took.getFirst();
            wholes[page] = took.getLast();
            Thread.sleep(LOOKED_AT / 10);
            millis(() -> shell.navigation().back(), this::isTableFilled);
            Thread.sleep(LOOKED_AT / 10);
        }
        var first = wholes[0];
        Arrays.sort(sights);
        Arrays.sort(wholes);
        tell("a student's risk and reasons, median of " + PAGES, sights[PAGES / 2], Double.NaN);
        tell("a student's risk and reasons, slowest", sights[PAGES - 1], Double.NaN);
        tell("student's page to its last chart, median", wholes[PAGES / 2], 100);
        tell("student's page to its last chart, slowest", wholes[PAGES - 1], 100);
        tell("student's page to its last chart, the first", first, 100);
    }

    private void tellScrolling() throws Exception {
        var size = table().getItems().size();
        var times = new Took[200];
        for (var i = 0; i < times.length; i++) {
            var row = i % 100 < 50 ? i * 3 : i * (size - 30) / times.length;
            times[i] = laidOut(() -> table().scrollTo(row));
        }
        Arrays.sort(times);
        tell("step while scrolling " + size + " rows, median", times[times.length / 2], Double.NaN);
        tell("step while scrolling, 95 %", times[times.length * 95 / 100], Double.NaN);
    }

    /** To the moment in which everything is where it will be drawn: without a screen, drawing itself copies pixels. */
    private Took laidOut(Runnable act) throws Exception {
        var took = new CompletableFuture<Took>();
        Platform.runLater(() -> {
            var start = System.nanoTime();
            var worked = THREADS.getCurrentThreadCpuTime();
            act.run();
            layOut();
            took.complete(since(start, worked));
        });
        return took.get(120, TimeUnit.SECONDS);
    }

    private void layOut() {
        scene().getRoot().applyCss();
        scene().getRoot().layout();
    }

    private static Took since(long start, long worked) {
        return new Took((System.nanoTime() - start) / 1e6, (THREADS.getCurrentThreadCpuTime() - worked) / 1e6);
    }

    /** Also how long the JavaFX thread was busy at most since the last. */
    private void tell(String what, Took time, double most) {
        System.out.printf(
                Locale.ROOT,
                "%-50s %7.1f ms%s, %.1f ms of them the JavaFX thread at work; it %s%n",
                what,
                time.millis(),
                Double.isNaN(most) ? "" : String.format(Locale.ROOT, " (%.2f of %.0f)", time.millis() / most, most),
                time.work(),
                busy());
    }

    private void open(Beginning begun) {
        try {
            stage = new Stage();
            stage.setWidth(1366);
            stage.setHeight(768);
            shell = new Shell(stage, begun, Optional.empty(), address -> {}, FileDialogs.OF_SYSTEM);
            Platform.runLater(shell::show);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void go(Place place) {
        shell.navigation().go(place);
    }

    private void search(String text) {
        ((TextField) scene().lookup("#search")).setText(text);
    }

    private Scene scene() {
        return stage.getScene();
    }

    private boolean shows(String query) {
        var node = scene() == null ? null : scene().lookup(query);
        return node != null && isSeen(node);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private boolean showsPageOf(String id) {
        return shows("#page")
                && scene().lookup("#name") instanceof Label name
                && name.getText().startsWith(id);
    }

    /** What the parts of a student's page tell that stand below the risk, those with charts among them. */
    private List<String> parts() {
        var page = scene().lookup("#page");
        return page == null
                ? List.of()
                : Stream.of("#chartHolder", "#historyHolder", "#phase", "#alike", "#what-if", "#values")
                        .map(part -> told(page.lookup(part)))
                        .toList();
    }

    private static String told(Node part) {
        return switch (part) {
            case null -> "";
            case TableView<?> table -> table.getItems().toString();
            case Label label -> label.getText();
            case Slider slider -> Double.toString(slider.getValue());
            case Canvas canvas -> canvas.getAccessibleText();
            case Parent parent
            when parent.isVisible() ->
                parent.getChildrenUnmodifiable().stream().map(Desk::told).collect(Collectors.joining());
            default -> "";
        };
    }

    /** Whether each part tells of another student than before. */
    private boolean isWhole(List<String> before) {
        var now = parts();
        return IntStream.range(0, now.size())
                .noneMatch(i -> now.get(i).isEmpty() || now.get(i).equals(before.isEmpty() ? "" : before.get(i)));
    }

    private boolean isTableFilled() {
        return shows("#table") && !table().getItems().isEmpty();
    }

    private TableView<?> table() {
        return (TableView<?>) scene().lookup("#table");
    }

    private static void onFx(Runnable act) throws Exception {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            act.run();
            done.complete(null);
        });
        done.get();
    }

    /** By the clock, which on a busy machine counts others too, and by what the JavaFX thread worked. */
    private record Took(double millis, double work) implements Comparable<Took> {
        @Override
        public int compareTo(Took other) {
            return Double.compare(millis, other.millis);
        }
    }

    /** From the start of {@code act} to the end of the first frame in which {@code done} holds. */
    private Took millis(Runnable act, BooleanSupplier done) throws Exception {
        return millis(act, List.of(done)).getFirst();
    }

    /** The same of several things that come to hold one after the other. */
    private List<Took> millis(Runnable act, List<BooleanSupplier> done) throws Exception {
        var end = new CompletableFuture<List<Took>>();
        Platform.runLater(() -> {
            var start = System.nanoTime();
            var worked = THREADS.getCurrentThreadCpuTime();
            act.run();
            new AnimationTimer() {
                private final List<Took> took = new ArrayList<>();
                private int held;

                @Override
                public void handle(long now) {
                    // One frame more, so that what is there has been laid out.
                    while (took.size() < held) {
                        took.add(since(start, worked));
                    }
                    if (took.size() == done.size()) {
                        stop();
                        end.complete(took);
                    }
                    while (held < done.size() && done.get(held).getAsBoolean()) {
                        held++;
                    }
                }
            }.start();
        });
        return end.get(120, TimeUnit.SECONDS);
    }
}
