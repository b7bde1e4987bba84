package org.farol.report;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;

/** One student on one page: risk, reasons as chart and words, grades, what was agreed, room to sign. */
final class StudentSection {
    private static final float BAR = 8;

    private final Paper paper;
    private final Words words;
    private final double threshold;

    StudentSection(Paper paper, Words words, double threshold) {
        this.paper = paper;
        this.words = words;
        this.threshold = threshold;
    }

    void write(StudentPage student) throws IOException {
        paper.paragraph(words.name(student.record()), Style.TITLE, Paper.LEFT, Paper.WIDTH, 2);
        paper.paragraph(place(student.record()), Style.BODY.in(Style.MUTED), Paper.LEFT, Paper.WIDTH, 1);
        risk(student);
        new ReasonsDrawing(paper, words).draw(student);
        new GradesTable(paper, words).draw(student);
        new AgreementsTable(paper, words).draw(student.agreements());
    }

    private String place(YearlyRecord record) {
        var id = record.text(Field.NOME).isPresent() ? Stream.of(record.studentId()) : Stream.<String>of();
        var facts = Stream.concat(
                Stream.of(words.words("student.year", String.valueOf(record.year()))),
                Stream.of(Field.FASE, Field.TURMA, Field.IDADE)
                        .filter(record.values()::containsKey)
                        .map(field -> words.words("student." + field.columnName(), words.shown(record, field))));
        return Stream.concat(id, facts).collect(Collectors.joining(" · "));
    }

    private void risk(StudentPage student) throws IOException {
        var number = new Style(24, true, Style.INK);
        paper.down(28);
        var percent = words.risk(student.risk());
        paper.text(percent, Paper.LEFT, paper.y(), number);
        var x = Paper.LEFT + paper.width(percent, number) + 12;
        paper.text(words.words("risk.title", words.level(student.risk(), threshold)), x, paper.y() + 9, Style.HEADING);
        paper.text(words.words("risk.threshold", words.percent(threshold)), x, paper.y() - 3, Style.NOTE);
        paper.down(16);
        paper.fill(Paper.LEFT, paper.y(), Paper.WIDTH, BAR, Style.RULE);
        paper.fill(
                Paper.LEFT,
                paper.y(),
                (float) (Paper.WIDTH * student.risk()),
                BAR,
                student.risk() >= threshold ? Style.RAISES : Style.LOWERS);
        var mark = (float) (Paper.LEFT + Paper.WIDTH * threshold);
        paper.line(mark, paper.y() - 3, mark, paper.y() + BAR + 3, 1.5f, Style.INK);
        paper.down(2);
        paper.paragraph(confidence(student), Style.NOTE.in(Style.INK), Paper.LEFT, Paper.WIDTH, 2);
        paper.down(6);
    }

    private String confidence(StudentPage student) {
        var missing = student.reasons().stream()
                .filter(reason -> reason.value().isEmpty())
                .count();
        var trees = student.trees();
        var low = words.risk(trees.low());
        var high = words.risk(trees.high());
        return words.words(
                low.equals(high) ? "risk.confidence.alike" : "risk.confidence",
                words.percent(trees.onSameSide()),
                low,
                high,
                missing,
                student.reasons().size());
    }
}
