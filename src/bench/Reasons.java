import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.Workspace;
import org.farol.work.Progress;

/**
 * How long the reasons of all students of the latest year take, the first time in a fresh process:
 * {@code java -cp 'target/farol.jar:target/lib/*' src/bench/Reasons.java FOLDER_OF_SPREADSHEETS}.
 */
class Reasons {
    public static void main(String[] args) throws Exception {
        var home = Files.createTempDirectory("farol-bench");
        try (var workspace = Workspace.open(home)) {
            workspace.importFolder(Path.of(args[0]), Progress.NONE);
            workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            var year = workspace.years().getLast();
            var start = System.nanoTime();
            var reasons = workspace.explainAll(year, Progress.NONE);
            var seconds = (System.nanoTime() - start) / 1e9;
            var worst = reasons.stream()
                    .mapToDouble(student -> Math.abs(student.risk()
                            - student.baseValue()
                            - student.contributions().stream()
                                    .mapToDouble(part -> part.impact())
                                    .sum()))
                    .max()
                    .orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%d students of %d: %.2f s, %.2f ms a student; base value + contributions = risk to %.1e%n",
                    reasons.size(),
                    year,
                    seconds,
                    1000 * seconds / reasons.size(),
                    worst);
        }
    }
}
