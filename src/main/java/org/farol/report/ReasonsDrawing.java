package org.farol.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a risk is what it is: the largest reasons as bars, and the same in sentences. */
final class ReasonsDrawing {
    private static final int MOST_BARS = 6;
    private static final float STEP = 13;
    private static final float LABELS = 205;
    /** Room for the points beside a bar. */
    private static final float POINTS = 34;
    /** Points of risk that a bar over the whole width stands for at least, so that small reasons look small. */
    private static final double NARROWEST = 0.02;

    /** Smaller impacts would be told as none. */
    private static final double NOTHING = 0.0005;

    private static final int RAISING = 3;
    private static final int LOWERING = 2;
    private static final int MOST_LINES = 7;

    private final Paper paper;
    private final Words words;

    ReasonsDrawing(Paper paper, Words words) {
        this.paper = paper;
        this.words = words;
    }

    /** A bar with its name; {@code impact} in [-1,1]. */
    private record Bar(String label, double impact) {}

    void draw(StudentPage student) throws IOException {
        paper.heading(words.words("student.why"), 0);
        paper.paragraph(
                words.words(
                        "student.sum",
                        words.percent(student.baseValue()),
                        words.points(student.risk() - student.baseValue()),
                        words.risk(student.risk())),
                Style.NOTE,
                Paper.LEFT,
                Paper.WIDTH,
                1);
        paper.down(4);
        chart(bars(student.reasons()));
        sentences(student.reasons());
    }

    private List<Bar> bars(List<StudentPage.Reason> reasons) {
        var bars = reasons.stream()
                .limit(MOST_BARS)
                .map(reason -> new Bar(
                        words.words("reason.value", reason.label(), words.number(reason.value())), reason.impact()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (reasons.size() > MOST_BARS) {
            bars.add(new Bar(
                    words.words("others", reasons.size() - MOST_BARS),
                    reasons.stream()
                            .skip(MOST_BARS)
                            .mapToDouble(StudentPage.Reason::impact)
                            .sum()));
        }
        return bars;
    }

    private void chart(List<Bar> bars) throws IOException {
        var lowest = bars.stream().mapToDouble(Bar::impact).reduce(0, Math::min);
        var highest = bars.stream().mapToDouble(Bar::impact).reduce(0, Math::max);
        var scale = (Paper.WIDTH - LABELS - 2 * POINTS - 8) / Math.max(NARROWEST, highest - lowest);
        var zero = (float) (Paper.LEFT + LABELS + POINTS + 8 - lowest * scale);
        var top = paper.y();
        for (var bar : bars) {
            paper.down(STEP);
            bar(bar, zero, (float) (bar.impact() * scale));
        }
        paper.line(zero, top, zero, paper.y() - 1, 0.75f, Style.INK);
        paper.down(9);
        paper.textCentred(words.words("axis"), Paper.LEFT + LABELS + (Paper.WIDTH - LABELS) / 2, paper.y(), Style.FINE);
        paper.down(2);
    }

    private void bar(Bar bar, float zero, float length) throws IOException {
        var baseline = paper.y() + 3.5f;
        var points = words.points(bar.impact());
        paper.text(bar.label(), Paper.LEFT, baseline, LABELS, Style.BODY);
        if (bar.impact() > 0) {
            paper.fill(zero, paper.y() + 1.5f, length, STEP - 4, Style.RAISES);
            paper.text(points, zero + length + 4, baseline, Style.STRONG);
        } else {
            paper.fill(zero + length, paper.y() + 1.5f, -length, STEP - 4, Style.LOWERS);
            paper.textRight(points, zero + length - 4, baseline, Style.STRONG);
        }
    }

    /** The largest on each side, as many as there is room for, and what they are not. */
    private void sentences(List<StudentPage.Reason> reasons) throws IOException {
        var raising =
                reasons.stream().filter(reason -> reason.impact() >= NOTHING).limit(RAISING);
        var lowering =
                reasons.stream().filter(reason -> reason.impact() <= -NOTHING).limit(LOWERING);
        var end = paper.y() - MOST_LINES * Style.BODY.leading();
        for (var reason : Stream.concat(raising, lowering).toList()) {
            var left = Math.round((paper.y() - end) / Style.BODY.leading());
            if (left > 0) {
                paper.dot(
                        Paper.LEFT + 3,
                        paper.y() - Style.BODY.leading() + 5.5f,
                        2,
                        reason.impact() > 0 ? Style.RAISES : Style.LOWERS);
                paper.paragraph(reason.sentence(), Style.BODY, Paper.LEFT + 10, Paper.WIDTH - 10, Math.min(2, left));
            }
        }
        paper.paragraph(words.words("not.causes"), Style.FINE, Paper.LEFT, Paper.WIDTH, 2);
        paper.down(6);
    }
}
