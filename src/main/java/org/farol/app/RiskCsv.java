package org.farol.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.farol.pede.Field;
import org.farol.work.WholeFile;

/** The risks of a year as CSV, highest first: point decimals, risk in [0,1]. */
public final class RiskCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("student_id", "year", "fase", "turma", "risk_score", "risk_class", "threshold", "model_version")
            .get();

    private RiskCsv() {}

    /** Writes {@code scores} to {@code file}, replacing it. */
    public static void write(YearScores scores, Path file) throws IOException {
        var threshold = scores.model().threshold();
        WholeFile.replace(file, out -> {
            try (var csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT)) {
                for (var student : scores.students()) {
                    var record = student.record();
                    var risk = student.risk().orElseThrow();
                    var fase = record.whole(Field.FASE);
                    csv.printRecord(
                            record.studentId(),
                            record.year(),
                            fase.isPresent() ? fase.getAsInt() : "",
                            record.text(Field.TURMA).orElse(""),
                            risk,
                            risk >= threshold ? 1 : 0,
                            threshold,
                            scores.model().version());
                }
            }
        });
    }
}
