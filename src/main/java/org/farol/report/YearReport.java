package org.farol.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.work.Progress;
import org.farol.work.WholeFile;

/** The students of a year: a summary by phase, the model's quality, and everybody at risk with the main reasons. */
public final class YearReport {
    private static final float ROW = 24;
    private static final int MOST_REASONS = 3;

    private final Words words;
    private final YearSummary summary;
    private final Paper paper;

    private YearReport(YearSummary summary, Words words, Paper paper) {
        this.summary = summary;
        this.words = words;
        this.paper = paper;
    }

    /** Writes the report as PDF to {@code file}, replacing it. */
    public static void write(YearSummary summary, Locale locale, Path file, Progress progress) throws IOException {
        try (var paper = new Paper()) {
            new YearReport(summary, Words.of(locale), paper).compose(progress);
            WholeFile.replace(file, paper.document()::save);
        }
    }

    private void compose(Progress progress) throws IOException {
        var flagged = summary.students().stream()
                .filter(student -> student.risk() >= summary.model().threshold())
                .toList();
        paper.text("Farol", Paper.LEFT, paper.y() - 10, 11, true, Paper.LOWERS);
        paper.textRight(words.words("confidential"), Paper.RIGHT, paper.y() - 10, 9, true, Paper.RAISES);
        paper.down(20);
        paper.paragraph(words.words("year.title", String.valueOf(summary.year() + 1)), 18, true, Paper.INK);
        paper.paragraph(
                words.words(
                        "year.count",
                        summary.students().size(),
                        String.valueOf(summary.year()),
                        flagged.size(),
                        words.percent(summary.model().threshold())),
                10.5f,
                false,
                Paper.INK);
        paper.down(10);
        phases();
        quality();
        list(flagged, progress);
        paper.footers(
                List.of(
                        words.words(
                                "footer",
                                words.date(summary.printed()),
                                summary.model().version()),
                        words.quality(summary.model())),
                words);
    }

    private void phases() throws IOException {
        paper.paragraph(words.words("year.phases"), 12, true, Paper.INK);
        paper.down(4);
        var byPhase = summary.students().stream()
                .collect(Collectors.groupingBy(
                        student -> student.record().whole(Field.FASE).orElse(-1), TreeMap::new, Collectors.toList()));
        for (var entry : byPhase.entrySet()) {
            var students = entry.getValue();
            var flagged = students.stream()
                    .filter(student -> student.risk() >= summary.model().threshold())
                    .count();
            var share = (double) flagged / students.size();
            paper.makeRoom(16);
            paper.down(16);
            paper.text(phase(entry.getKey()), Paper.LEFT, paper.y() + 3, 9.5f, false, Paper.INK);
            paper.fill(Paper.LEFT + 90, paper.y() + 1, 250, 9, Paper.RULE);
            paper.fill(Paper.LEFT + 90, paper.y() + 1, (float) (250 * share), 9, Paper.RAISES);
            paper.text(
                    words.words("year.phase", flagged, students.size(), words.percent(share)),
                    Paper.LEFT + 350,
                    paper.y() + 3,
                    9.5f,
                    false,
                    Paper.INK);
        }
        paper.down(14);
    }

    private String phase(int fase) {
        return fase == -1 ? words.words("unknown") : words.words("year.fase", Fase.name(fase));
    }

    private void quality() throws IOException {
        paper.paragraph(words.words("year.quality"), 12, true, Paper.INK);
        paper.paragraph(words.quality(summary.model()), 9.5f, false, Paper.INK);
        for (var test : summary.model().walkForward()) {
            paper.paragraph(
                    words.words(
                            "year.test",
                            test.trainYears().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                            String.valueOf(test.testYear()),
                            test.n(),
                            words.decimals(test.auc()),
                            words.percent(test.precisionAtRecall97()),
                            words.decimals(test.brier())),
                    8.5f,
                    false,
                    Paper.MUTED);
        }
        paper.down(14);
    }

    private void list(List<YearSummary.Student> flagged, Progress progress) throws IOException {
        paper.paragraph(words.words("year.flagged", flagged.size()), 12, true, Paper.INK);
        paper.paragraph(words.words("not.causes"), 8, false, Paper.MUTED);
        columns();
        var written = 0;
        for (var student : flagged) {
            progress.checkCancelled();
            progress.report((double) written++ / flagged.size());
            if (paper.makeRoom(ROW)) {
                columns();
            }
            row(student);
        }
        progress.report(1);
    }

    private void columns() throws IOException {
        paper.down(14);
        paper.text(words.words("year.column.student"), Paper.LEFT, paper.y(), 8.5f, true, Paper.MUTED);
        paper.text(words.words("year.column.class"), Paper.LEFT + 150, paper.y(), 8.5f, true, Paper.MUTED);
        paper.textRight(words.words("year.column.risk"), Paper.LEFT + 240, paper.y(), 8.5f, true, Paper.MUTED);
        paper.text(words.words("year.column.reasons"), Paper.LEFT + 252, paper.y(), 8.5f, true, Paper.MUTED);
        paper.down(4);
    }

    private void row(YearSummary.Student student) throws IOException {
        var record = student.record();
        paper.line(Paper.LEFT, paper.y(), Paper.RIGHT, paper.y(), 0.4f, Paper.RULE);
        paper.down(ROW);
        var first = paper.y() + 12;
        paper.text(record.studentId(), Paper.LEFT, first, 9, true, Paper.INK);
        paper.text(
                paper.fitting(record.text(Field.NOME).orElse(""), 8, false, 145),
                Paper.LEFT,
                first - 9.5f,
                8,
                false,
                Paper.MUTED);
        var fase = record.whole(Field.FASE);
        paper.text(
                phase(fase.orElse(-1)) + " · " + record.text(Field.TURMA).orElse("—"),
                Paper.LEFT + 150,
                first,
                9,
                false,
                Paper.INK);
        paper.textRight(words.risk(student.risk()), Paper.LEFT + 240, first, 10, true, Paper.INK);
        reasons(student, first);
    }

    private void reasons(YearSummary.Student student, float first) throws IOException {
        var parts = new ArrayList<String>();
        for (var reason : student.reasons()
                .subList(0, Math.min(MOST_REASONS, student.reasons().size()))) {
            parts.add(
                    words.words("reason", reason.label(), words.number(reason.value()), words.points(reason.impact())));
        }
        var width = Paper.RIGHT - Paper.LEFT - 252;
        paper.text(
                paper.fitting(String.join("; ", parts.subList(0, Math.min(1, parts.size()))), 8, false, width),
                Paper.LEFT + 252,
                first,
                8,
                false,
                Paper.INK);
        paper.text(
                paper.fitting(
                        String.join("; ", parts.subList(Math.min(1, parts.size()), parts.size())), 8, false, width),
                Paper.LEFT + 252,
                first - 9.5f,
                8,
                false,
                Paper.INK);
    }
}
