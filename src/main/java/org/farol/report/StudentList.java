package org.farol.report;

import java.io.IOException;
import java.util.List;
import org.farol.pede.Field;
import org.farol.work.Progress;

/** Students one below the other with their risks and main reasons, on as many pages as they take. */
final class StudentList {
    private static final float ROW = 25;
    private static final float CLASS = Paper.LEFT + 146;
    private static final float BAR = Paper.LEFT + 216;
    private static final float BAR_WIDTH = 44;
    private static final float RISK = Paper.LEFT + 292;
    private static final float WHY = Paper.LEFT + 304;
    private static final Style SMALL = Style.BODY.of(8);

    private final Paper paper;
    private final Words words;
    private final double threshold;

    StudentList(Paper paper, Words words, double threshold) {
        this.paper = paper;
        this.words = words;
        this.threshold = threshold;
    }

    void write(List<ListedStudent> students, Progress progress) throws IOException {
        columns();
        var written = 0;
        for (var student : students) {
            progress.checkCancelled();
            progress.report((double) written++ / students.size());
            if (paper.makeRoom(ROW)) {
                columns();
            }
            row(student);
        }
        paper.rule();
        paper.paragraph(words.words("not.causes"), Style.FINE);
    }

    private void columns() throws IOException {
        paper.down(14);
        paper.text(words.words("list.student"), Paper.LEFT, paper.y(), Style.COLUMN);
        paper.text(words.words("list.class"), CLASS, paper.y(), Style.COLUMN);
        paper.textRight(words.words("list.risk"), RISK, paper.y(), Style.COLUMN);
        paper.text(words.words("list.reasons"), WHY, paper.y(), Style.COLUMN);
        paper.down(4);
    }

    private void row(ListedStudent student) throws IOException {
        paper.rule();
        paper.down(ROW);
        var first = paper.y() + 14;
        var second = paper.y() + 5;
        var record = student.record();
        paper.text(words.name(record), Paper.LEFT, first, CLASS - Paper.LEFT - 8, Style.STRONG);
        if (record.text(Field.NOME).isPresent()) {
            paper.text(record.studentId(), Paper.LEFT, second, CLASS - Paper.LEFT - 8, Style.NOTE);
        }
        paper.text(words.fase(record.whole(Field.FASE)), CLASS, first, BAR - CLASS - 6, SMALL);
        var turma = record.text(Field.TURMA);
        if (turma.isPresent()) {
            paper.text(words.words("student.turma", turma.get()), CLASS, second, BAR - CLASS - 6, Style.NOTE);
        }
        risk(student.risk(), first, second);
        reasons(student.reasons(), first, second);
    }

    private void risk(double risk, float first, float second) throws IOException {
        paper.textRight(words.risk(risk), RISK, first, Style.STRONG);
        paper.textRight(words.level(risk, threshold), RISK, second, Style.NOTE);
        paper.fill(BAR, first, BAR_WIDTH, 6, Style.RULE);
        paper.fill(BAR, first, (float) (BAR_WIDTH * risk), 6, risk >= threshold ? Style.RAISES : Style.LOWERS);
        var mark = (float) (BAR + BAR_WIDTH * threshold);
        paper.line(mark, first - 2, mark, first + 8, 0.8f, Style.INK);
    }

    private void reasons(List<StudentPage.Reason> reasons, float first, float second) throws IOException {
        var baselines = new float[] {first, second};
        for (var i = 0; i < Math.min(baselines.length, reasons.size()); i++) {
            var reason = reasons.get(i);
            paper.text(
                    words.words(
                            "list.reason", reason.label(), words.number(reason.value()), words.points(reason.impact())),
                    WHY,
                    baselines[i],
                    Paper.RIGHT - WHY,
                    SMALL);
        }
    }
}
