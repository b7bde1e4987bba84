package org.farol.report;

import java.io.IOException;
import org.farol.work.Progress;

/** A class: how many are at risk, against the whole programme, and everybody in a list. */
final class ClassSection {
    private final Paper paper;
    private final Words words;
    private final double threshold;

    ClassSection(Paper paper, Words words, double threshold) {
        this.paper = paper;
        this.words = words;
        this.threshold = threshold;
    }

    void write(ClassSummary summary, Progress progress) throws IOException {
        var flagged = summary.students().stream()
                .filter(student -> student.risk() >= threshold)
                .count();
        var name = words.className(summary.fase(), summary.turma());
        paper.bookmark(name);
        paper.paragraph(name, Style.TITLE, Paper.LEFT, Paper.WIDTH, 2);
        paper.paragraph(
                words.words(
                        "class.count",
                        String.valueOf(summary.year()),
                        summary.students().size(),
                        flagged,
                        words.percent(threshold),
                        words.percent((double) flagged / summary.students().size()),
                        words.percent(summary.flaggedShare())),
                Style.BODY.of(10));
        paper.down(6);
        new StudentList(paper, words, threshold).write(summary.students(), progress);
    }
}
