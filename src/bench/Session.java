import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.app.DataFolder;
import org.farol.app.ReportRequest;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.ui.FileDialogs;
import org.farol.ui.Place;
import org.farol.ui.main.Shell;
import org.farol.work.Progress;

/**
 * What a coordinator does in the window, done by a program: imports the spreadsheets of a folder, trains, opens ten
 * students and writes the report of the last. Run by {@code session.sh}.
 */
class Session {
    private static final int STUDENTS = 10;
    private static final Duration LOOKS_AT_A_STUDENT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    public static void main(String[] args) throws Exception {
        Application.launch(Coordinator.class, args);
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            status.filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
        }
    }

    /** Who does it. */
    public static class Coordinator extends Application {
        private Shell shell;

        @Override
        public void start(Stage stage) throws Exception {
            shell = new Shell(stage, DataFolder.standard(), Optional.empty(), address -> {}, FileDialogs.OF_SYSTEM);
            shell.show();
            Thread.ofPlatform().start(() -> {
                try {
                    work();
                } catch (Exception e) {
                    e.printStackTrace();
                    System.exit(1);
                }
            });
        }

        private void work() throws Exception {
            await(() -> shell.session().isPresent());
            var folder = Path.of(getParameters().getRaw().getFirst());
            var report = Path.of(getParameters().getRaw().getLast());
            List<Path> sheets;
            try (var files = Files.list(folder)) {
                sheets = files.filter(file -> file.toString().endsWith(".xlsx")).toList();
            }
            step("imports " + sheets.size() + " spreadsheets", () -> {
                onWindow(() -> shell.receive(sheets));
                press("#confirmButton");
                press("#closeButton");
            });
            step("trains", () -> {
                press("#trainButton");
                await(() -> !shell.desk().orElseThrow().work().busyProperty().get()
                        && shell.session().orElseThrow().workspace().model().isPresent());
            });
            var workspace = shell.session().orElseThrow().workspace();
            var students = workspace.students(workspace.years().getLast());
            step("opens " + STUDENTS + " students", () -> {
                onWindow(() -> shell.navigation().go(Place.ALUNOS));
                for (StudentRisk student : students.subList(0, STUDENTS)) {
                    onWindow(() ->
                            shell.navigation().openStudent(student.record().studentId()));
                    Thread.sleep(LOOKS_AT_A_STUDENT);
                }
            });
            step("writes a report", () -> {
                var first = students.getFirst().record();
                var request = new ReportRequest(
                        new ReportSubject.Students(List.of(first.studentId())),
                        first.year(),
                        false,
                        Locale.of("pt", "BR"));
                workspace.reports().write(request, report, Progress.NONE);
            });
            onWindow(() -> shell.quit());
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void step(String name, Step step) throws Exception {
        var begun = Instant.now();
        step.run();
        System.out.printf(
                "  %s: %d ms%n", name, Duration.between(begun, Instant.now()).toMillis());
    }

    /** Presses a button, in whichever window, as soon as it can be pressed. */
    private static void press(String button) throws Exception {
        await(() -> pressable(button).isPresent());
        onWindow(() -> pressable(button).orElseThrow().fire());
    }

    private static Optional<Button> pressable(String button) {
        return Window.getWindows().stream()
                .flatMap(window -> Optional.ofNullable(window.getScene().lookup(button)).stream())
                .filter(Node::isVisible)
                .filter(node -> !node.isDisabled())
                .map(Button.class::cast)
                .findFirst();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        var until = Instant.now().plus(LONGEST_WAIT);
        while (!onWindow(condition)) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("waited too long");
            }
            Thread.sleep(50);
        }
    }

    private static void onWindow(Runnable action) throws Exception {
        onWindow(() -> {
            action.run();
            return true;
        });
    }

    private static <T> T onWindow(Callable<T> question) throws Exception {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        return task.get();
    }
}
