package org.farol.report;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;

/** A student's values year by year, and this year's grades among those of the same phase. */
final class GradesTable {
    private static final int MOST_YEARS = 5;
    private static final float STEP = 11.8f;
    private static final float LABELS = 122;
    private static final float YEAR = 38;
    private static final float GAP = 22;
    private static final double HIGHEST_GRADE = 10;
    private static final List<Field> STANDING = List.of(Field.FASE, Field.FASE_IDEAL, Field.DEFASAGEM, Field.PEDRA);
    private static final List<Field> GRADES =
            List.of(Field.INDE, Field.IAN, Field.IDA, Field.IEG, Field.IAA, Field.IPS, Field.IPP, Field.IPV);

    private final Paper paper;
    private final Words words;

    GradesTable(Paper paper, Words words) {
        this.paper = paper;
        this.words = words;
    }

    void draw(StudentPage student) throws IOException {
        var records = student.history().records();
        var shown = records.subList(Math.max(0, records.size() - MOST_YEARS), records.size());
        var axis = new Axis(Paper.LEFT + LABELS + Math.max(2, shown.size()) * YEAR + GAP);
        paper.heading(words.words("student.values"), 0);
        years(shown, records.size() - shown.size());
        var top = paper.y();
        for (var field : STANDING) {
            row(field, shown);
        }
        trend(shown, axis, top);
        for (var field : GRADES) {
            row(field, shown);
            strip(student, field, axis);
        }
        legend(student, axis);
    }

    /** Where the grades from 0 to 10 stand, right of the years. */
    private record Axis(float left) {
        float width() {
            return Paper.RIGHT - 6 - left;
        }

        float at(double grade) {
            return left + (float) (width() * Math.clamp(grade, 0, HIGHEST_GRADE) / HIGHEST_GRADE);
        }
    }

    private void years(List<YearlyRecord> shown, int before) throws IOException {
        paper.down(STEP);
        if (before > 0) {
            paper.text(words.words("student.before", before), Paper.LEFT, paper.y(), Style.FINE);
        }
        for (var i = 0; i < shown.size(); i++) {
            paper.textRight(String.valueOf(shown.get(i).year()), column(i), paper.y(), Style.STRONG);
        }
        paper.down(3);
    }

    private static float column(int year) {
        return Paper.LEFT + LABELS + (year + 1) * YEAR;
    }

    private void row(Field field, List<YearlyRecord> shown) throws IOException {
        paper.line(Paper.LEFT, paper.y(), column(shown.size() - 1), paper.y(), 0.4f, Style.RULE);
        paper.down(STEP);
        paper.text(words.words("field." + field.columnName()), Paper.LEFT, paper.y() + 3, Style.BODY.of(8.5f));
        for (var i = 0; i < shown.size(); i++) {
            paper.textRight(words.shown(shown.get(i), field), column(i), paper.y() + 3, Style.BODY.of(8.5f));
        }
    }

    /** INDE over the years as a line, beside the rows that have no grade. */
    private void trend(List<YearlyRecord> shown, Axis axis, float top) throws IOException {
        paper.text(words.words("student.trend"), axis.left(), top - 7, Style.FINE);
        var bottom = paper.y() + 6;
        var height = top - 16 - bottom;
        paper.line(axis.left(), bottom, Paper.RIGHT - 6, bottom, 0.5f, Style.RULE);
        var step = shown.size() < 2 ? 0 : (axis.width() - 24) / (shown.size() - 1);
        var before = OptionalDouble.empty();
        for (var i = 0; i < shown.size(); i++) {
            var inde = shown.get(i).number(Field.INDE);
            if (inde.isPresent()) {
                var x = axis.left() + 12 + i * step;
                var y = bottom + height(inde, height);
                if (before.isPresent()) {
                    paper.line(x - step, bottom + height(before, height), x, y, 1, Style.LOWERS);
                }
                paper.dot(x, y, 2, Style.LOWERS);
                paper.textCentred(words.number(inde), x, y + 4, Style.FINE.in(Style.INK));
            }
            before = inde;
        }
    }

    private static float height(OptionalDouble inde, float height) {
        return (float) (height * Math.clamp(inde.orElseThrow(), 0, HIGHEST_GRADE) / HIGHEST_GRADE);
    }

    /** The phase's grades from lowest to highest, their middle half, their median, and the student's own. */
    private void strip(StudentPage student, Field field, Axis axis) throws IOException {
        var middle = paper.y() + STEP / 2;
        paper.line(axis.left(), middle, axis.at(HIGHEST_GRADE), middle, 0.4f, Style.RULE);
        var spread = student.phase().get(field);
        if (spread != null) {
            paper.line(axis.at(spread.low()), middle, axis.at(spread.high()), middle, 1, Style.MUTED);
            paper.fill(
                    axis.at(spread.quarter()),
                    middle - 3.2f,
                    Math.max(0.8f, axis.at(spread.threeQuarters()) - axis.at(spread.quarter())),
                    6.4f,
                    Style.RULE);
            var median = axis.at(spread.median());
            paper.line(median, middle - 4, median, middle + 4, 1.2f, Style.INK);
        }
        var own = student.record().number(field);
        if (own.isPresent()) {
            paper.dot(axis.at(own.getAsDouble()), middle, 2.8f, Style.LOWERS);
        } else {
            paper.text(words.words("unknown"), axis.left(), middle - 2.5f, Style.FINE);
        }
    }

    private void legend(StudentPage student, Axis axis) throws IOException {
        for (var grade = 0; grade <= HIGHEST_GRADE; grade += 2) {
            paper.textCentred(words.number(grade), axis.at(grade), paper.y() - 6, Style.FINE);
        }
        var inde = student.phase().get(Field.INDE);
        paper.down(7);
        paper.paragraph(
                words.words(
                        "student.strip", words.fase(student.record().whole(Field.FASE)), inde == null ? 0 : inde.n()),
                Style.FINE,
                Paper.LEFT,
                Paper.WIDTH,
                1);
        paper.down(5);
    }
}
