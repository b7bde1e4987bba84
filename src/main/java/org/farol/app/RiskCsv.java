package org.farol.app;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.work.WholeFile;

/** Risks as CSV: point decimals, risk and impacts in [-1,1], each student with the main reasons where they are told. */
public final class RiskCsv implements Closeable, Flushable {
    private static final int MOST_REASONS = 3;
    private static final List<String> STUDENT =
            List.of("student_id", "year", "fase", "turma", "risk_score", "risk_class", "threshold", "model_version");

    private final CSVPrinter csv;

    /**
     * Writes to {@code out}, beginning with the header.
     *
     * @param reasons whether there are columns for the main reasons
     * @param features of which the values are written too
     */
    public RiskCsv(Appendable out, boolean reasons, List<String> features) throws IOException {
        csv = new CSVPrinter(
                out,
                CSVFormat.RFC4180.builder().setHeader(header(reasons, features)).get());
    }

    private static String[] header(boolean reasons, List<String> features) {
        var header = new ArrayList<>(STUDENT);
        if (reasons) {
            header.add("base_value");
            for (var i = 1; i <= MOST_REASONS; i++) {
                header.add("reason_" + i);
                header.add("impact_" + i);
            }
        }
        header.addAll(features);
        return header.toArray(String[]::new);
    }

    /**
     * Writes the risks of a year to {@code file}, highest first, replacing it.
     *
     * @param reasons of every student of {@code scores}
     */
    public static void write(YearScores scores, List<Reasons> reasons, Path file) throws IOException {
        var card = scores.model();
        var reasonsOf = reasons.stream().collect(Collectors.toMap(Reasons::studentId, Function.identity()));
        WholeFile.replace(file, out -> {
            try (var csv = new RiskCsv(new OutputStreamWriter(out, StandardCharsets.UTF_8), true, List.of())) {
                for (var student : scores.students()) {
                    var id = student.record().studentId();
                    csv.write(
                            student.record(),
                            new Answer(
                                    id,
                                    scores.year(),
                                    student.risk().orElseThrow(),
                                    card.threshold(),
                                    card.version(),
                                    Optional.of(Objects.requireNonNull(reasonsOf.get(id)))),
                            List.of());
                }
            }
        });
    }

    /** Writes a student; of a feature without a value, an empty cell. */
    public void write(YearlyRecord record, Answer answer, List<OptionalDouble> features) throws IOException {
        var fase = record.whole(Field.FASE);
        var row = new ArrayList<Object>(List.of(
                SafeText.of(record.studentId()),
                record.year(),
                fase.isPresent() ? fase.getAsInt() : "",
                SafeText.of(record.text(Field.TURMA).orElse("")),
                answer.risk(),
                answer.flagged() ? 1 : 0,
                answer.threshold(),
                answer.modelVersion()));
        answer.reasons().ifPresent(why -> {
            row.add(why.baseValue());
            why.contributions().stream().limit(MOST_REASONS).forEach(contribution -> {
                row.add(contribution.feature());
                row.add(contribution.impact());
            });
        });
        for (var value : features) {
            row.add(value.isPresent() ? value.getAsDouble() : "");
        }
        csv.printRecord(row);
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
