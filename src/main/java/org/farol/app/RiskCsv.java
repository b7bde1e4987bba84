package org.farol.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.farol.pede.Field;
import org.farol.work.WholeFile;

/** The risks of a year as CSV, highest first, each with its main reasons: point decimals, risk and impacts in [-1,1]. */
public final class RiskCsv {
    private static final int MOST_REASONS = 3;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader(header()).get();

    private RiskCsv() {}

    private static String[] header() {
        var header = new ArrayList<>(List.of(
                "student_id", "year", "fase", "turma", "risk_score", "risk_class", "threshold", "model_version"));
        header.add("base_value");
        for (var i = 1; i <= MOST_REASONS; i++) {
            header.add("reason_" + i);
            header.add("impact_" + i);
        }
        return header.toArray(String[]::new);
    }

    /**
     * Writes {@code scores} to {@code file}, replacing it.
     *
     * @param reasons of every student of {@code scores}
     */
    public static void write(YearScores scores, List<Reasons> reasons, Path file) throws IOException {
        var threshold = scores.model().threshold();
        var reasonsOf = reasons.stream().collect(Collectors.toMap(Reasons::studentId, Function.identity()));
        WholeFile.replace(file, out -> {
            try (var csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT)) {
                for (var student : scores.students()) {
                    var record = student.record();
                    var risk = student.risk().orElseThrow();
                    var fase = record.whole(Field.FASE);
                    var row = new ArrayList<Object>(List.of(
                            SafeText.of(record.studentId()),
                            record.year(),
                            fase.isPresent() ? fase.getAsInt() : "",
                            SafeText.of(record.text(Field.TURMA).orElse("")),
                            risk,
                            risk >= threshold ? 1 : 0,
                            threshold,
                            scores.model().version()));
                    var why = Objects.requireNonNull(reasonsOf.get(record.studentId()));
                    row.add(why.baseValue());
                    why.contributions().stream().limit(MOST_REASONS).forEach(contribution -> {
                        row.add(contribution.feature());
                        row.add(contribution.impact());
                    });
                    csv.printRecord(row);
                }
            }
        });
    }
}
