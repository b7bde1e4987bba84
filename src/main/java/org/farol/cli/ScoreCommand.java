package org.farol.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.RiskCsv;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
import org.farol.app.YearScores;
import org.farol.pede.Field;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code score [--year Y] [--csv FILE]}: the risk of every student of a year. {@code score --input FILE|-}: of every
 * student of a file of any length, as it is read.
 */
@Command(name = "score")
final class ScoreCommand extends WorkspaceCommand {
    @Option(names = "--year", paramLabel = "YEAR")
    @Nullable
    Integer year;

    @Option(names = "--csv", paramLabel = "FILE")
    @Nullable
    Path csv;

    @Option(names = "--input", paramLabel = "FILE")
    @Nullable
    String input;

    @Option(names = "--reasons")
    boolean reasons;

    @Option(names = "--features")
    boolean features;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        if (input != null) {
            new InputScores(workspace, console, json(), reasons, features)
                    .run(input, year == null ? OptionalInt.empty() : OptionalInt.of(year), Optional.ofNullable(csv));
            return;
        }
        var scores = workspace.score(year == null ? OptionalInt.empty() : OptionalInt.of(year));
        if (csv != null) {
            RiskCsv.write(scores, workspace.explainAll(scores.year(), console.progress("progress.report")), csv);
        }
        if (json()) {
            console.json(Document.of(scores));
        } else {
            print(scores, console);
        }
    }

    static void print(YearScores scores, Console console) {
        console.say(
                "score.done",
                scores.students().size(),
                String.valueOf(scores.year()),
                scores.flagged(),
                console.percent(scores.model().threshold()),
                scores.model().version());
        scores.model().quality().ifPresent(test -> TrainCommand.print(test, console));
    }

    record Document(int year, String modelVersion, double threshold, List<StudentDocument> students) {
        static Document of(YearScores scores) {
            return new Document(
                    scores.year(),
                    scores.model().version(),
                    scores.model().threshold(),
                    scores.students().stream()
                            .map(student ->
                                    StudentDocument.of(student, scores.model().threshold()))
                            .toList());
        }
    }

    record StudentDocument(
            String studentId,
            @Nullable Integer fase,
            @Nullable String turma,
            double riskScore,
            int riskClass) {
        static StudentDocument of(StudentRisk student, double threshold) {
            var risk = student.risk().orElseThrow();
            var fase = student.record().whole(Field.FASE);
            return new StudentDocument(
                    student.record().studentId(),
                    fase.isPresent() ? fase.getAsInt() : null,
                    student.record().text(Field.TURMA).orElse(null),
                    risk,
                    risk >= threshold ? 1 : 0);
        }
    }
}
