import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.WhatIf;
import org.farol.app.Workspace;
import org.farol.pede.Field;
import org.farol.work.Progress;

/**
 * How long the reasons of all students of the latest year take, the first time in a fresh process; then those of one
 * student, the answer to a moved slider (against the 16 ms of a frame) and the search for the smallest changes:
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
            var ids = reasons.stream()
                    .limit(200)
                    .map(student -> student.studentId())
                    .toList();
            time("one student's reasons", ids, id -> workspace.explain(id, OptionalInt.of(year)));
            var scenarios = new HashMap<String, WhatIf>();
            for (var id : ids) {
                scenarios.put(id, workspace.whatIf(id, year));
            }
            time("a moved slider", ids, id -> scenarios.get(id).reasons(Map.of(Field.IEG, 9.0)));
            var threshold = workspace.model().orElseThrow().threshold();
            time("the smallest changes", ids, id -> scenarios.get(id).smallestChanges(threshold, Progress.NONE));
        }
    }

    private interface Question {
        Object ask(String id) throws Exception;
    }

    private static void time(String what, List<String> ids, Question question) throws Exception {
        var milliseconds = new double[ids.size()];
        for (var i = 0; i < milliseconds.length; i++) {
            var start = System.nanoTime();
            question.ask(ids.get(i));
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, 99 %% within %.2f ms; a frame lasts %.1f times the median%n",
                what,
                milliseconds[milliseconds.length / 2],
                milliseconds[milliseconds.length * 99 / 100],
                16 / milliseconds[milliseconds.length / 2]);
    }
}
