package org.farol.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.AccountTexts;
import org.farol.app.FileScores.Scored;
import org.farol.app.FileScores.ScoredRow;
import org.farol.app.RiskCsv;
import org.farol.app.Workspace;
import org.farol.pede.Field;
import org.farol.work.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * The students of a file of any length, scored as they are read: a line each on the standard output or in a file, and
 * beside it, on the standard error stream, each cell and row that could not be read.
 */
final class InputScores {
    private static final String STANDARD_INPUT = "-";
    private static final int ROWS_BETWEEN_CHECKS = 1_000;

    private final Workspace workspace;
    private final Console console;
    private final boolean json;
    private final boolean reasons;
    private final boolean features;
    private final AccountTexts texts;
    private int students;
    private int flagged;
    private int refused;
    private int unread;

    InputScores(Workspace workspace, Console console, boolean json, boolean reasons, boolean features) {
        this.workspace = workspace;
        this.console = console;
        this.json = json;
        this.reasons = reasons;
        this.features = features;
        this.texts = new AccountTexts(console.locale());
    }

    /** Writes a student. */
    private interface Lines {
        void write(Scored student) throws IOException;
    }

    void run(String input, OptionalInt year, Optional<Path> file) throws Exception {
        if (file.isPresent()) {
            WholeFile.replace(file.get(), out -> {
                try (var writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                    score(input, year, writer);
                }
            });
        } else {
            score(input, year, console.out());
        }
        console.tell("score.input.done", students, flagged, refused, unread);
    }

    private void score(String input, OptionalInt year, PrintWriter out) throws Exception {
        var scores = workspace.fileScores();
        var names = features ? scores.features() : List.<String>of();
        Lines lines;
        if (json) {
            lines = student -> out.println(Console.line(Document.of(student, names)));
        } else {
            var csv = new RiskCsv(out, reasons, names);
            lines = student -> csv.write(student.record(), student.answer(), features ? student.features() : List.of());
        }
        if (input.equals(STANDARD_INPUT)) {
            scores.score(System.in, year, reasons, row -> take(row, lines, out));
        } else {
            scores.score(Path.of(input), year, reasons, row -> take(row, lines, out));
        }
        out.flush();
    }

    private void take(ScoredRow row, Lines lines, PrintWriter out) throws IOException {
        for (var student : row.students()) {
            students++;
            flagged += student.answer().flagged() ? 1 : 0;
            lines.write(student);
            // Whoever read this may have had enough.
            if (students % ROWS_BETWEEN_CHECKS == 0 && out.checkError()) {
                throw new IOException(console.words("score.input.output"));
            }
        }
        for (var cell : row.unread()) {
            unread++;
            console.tell(
                    "score.input.cell", row.sheet(), row.number(), cell.column(), cell.raw(), texts.of(cell.rule()));
        }
        for (var refusal : row.refusals()) {
            refused++;
            console.tell("score.input.row", row.sheet(), row.number(), texts.of(refusal));
        }
    }

    /** @param features of those asked for, the values; null where unknown */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Document(
            String studentId,
            int year,
            @Nullable Integer fase,
            @Nullable String turma,
            double riskScore,
            int riskClass,
            double threshold,
            String modelVersion,
            @Nullable Double baseValue,
            List<Factor> topRiskFactors,
            Map<String, @Nullable Double> features) {
        static Document of(Scored student, List<String> names) {
            var features = new LinkedHashMap<String, @Nullable Double>();
            for (var i = 0; i < names.size(); i++) {
                var value = student.features().get(i);
                features.put(names.get(i), value.isPresent() ? value.getAsDouble() : null);
            }
            var answer = student.answer();
            var fase = student.record().whole(Field.FASE);
            return new Document(
                    answer.studentId(),
                    answer.year(),
                    fase.isPresent() ? fase.getAsInt() : null,
                    student.record().text(Field.TURMA).orElse(null),
                    answer.risk(),
                    answer.flagged() ? 1 : 0,
                    answer.threshold(),
                    answer.modelVersion(),
                    answer.reasons().map(why -> why.baseValue()).orElse(null),
                    answer.top().stream()
                            .map(part -> new Factor(part.feature(), part.impact()))
                            .toList(),
                    features);
        }
    }

    record Factor(String feature, double impact) {}
}
