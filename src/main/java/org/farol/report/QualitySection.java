package org.farol.report;

import java.io.IOException;
import java.util.List;
import org.farol.model.Curves;
import org.farol.model.Interval;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;

/** How far a model can be trusted: each judged year with its intervals, and the risks it told against what happened. */
final class QualitySection {
    private static final float ROW = 13;
    private static final float CHART = 130;
    private static final float CHART_LEFT = Paper.LEFT + 30;
    private static final List<String> COLUMNS = List.of(
            "quality.students",
            "quality.behind",
            "quality.recall",
            "quality.precision",
            "quality.auc",
            "quality.brier");
    private static final float FIRST_COLUMN = Paper.LEFT + 160;
    private static final float COLUMN = (Paper.RIGHT - FIRST_COLUMN) / (COLUMNS.size() - 1);

    private final Paper paper;
    private final Words words;

    QualitySection(Paper paper, Words words) {
        this.paper = paper;
        this.words = words;
    }

    void write(ModelCard model) throws IOException {
        paper.heading(words.words("year.quality"), 5 * ROW);
        paper.paragraph(words.quality(model), Style.BODY.of(9.5f));
        if (!model.walkForward().isEmpty()) {
            table(model.walkForward());
            calibration(model.walkForward().getLast());
        }
        paper.down(12);
    }

    private void table(List<TestYear> years) throws IOException {
        paper.down(ROW + 2);
        paper.text(words.words("quality.year"), Paper.LEFT, paper.y(), Style.COLUMN);
        for (var i = 0; i < COLUMNS.size(); i++) {
            paper.textRight(words.words(COLUMNS.get(i)), FIRST_COLUMN + i * COLUMN, paper.y(), Style.COLUMN);
        }
        paper.down(4);
        for (var year : years) {
            paper.makeRoom(2 * ROW);
            row(year);
        }
        paper.rule();
        paper.paragraph(words.words("quality.intervals"), Style.FINE);
    }

    private void row(TestYear year) throws IOException {
        paper.rule();
        paper.down(ROW);
        paper.text(
                words.words("quality.years", String.valueOf(year.testYear()), String.valueOf(year.testYear() + 1)),
                Paper.LEFT,
                paper.y() + 2,
                Style.BODY);
        var figures = List.of(
                words.number(year.n()),
                words.percent((double) year.positives() / year.n()),
                words.finePercent(year.recall()),
                words.finePercent(year.precision()),
                words.decimals(year.auc()),
                words.decimals(year.brier()));
        for (var i = 0; i < figures.size(); i++) {
            paper.textRight(figures.get(i), FIRST_COLUMN + i * COLUMN, paper.y() + 2, Style.STRONG);
        }
        paper.down(ROW - 3);
        var intervals = year.intervals();
        var ranges = List.of(
                percents(intervals.recall()),
                percents(intervals.precision()),
                decimals(intervals.auc()),
                decimals(intervals.brier()));
        for (var i = 0; i < ranges.size(); i++) {
            paper.textRight(ranges.get(i), FIRST_COLUMN + (i + 2) * COLUMN, paper.y() + 2, Style.FINE);
        }
        paper.down(2);
    }

    private String percents(Interval interval) {
        return words.words("quality.range", words.percent(interval.low()), words.percent(interval.high()));
    }

    private String decimals(Interval interval) {
        return words.words("quality.range", words.decimals(interval.low()), words.decimals(interval.high()));
    }

    private void calibration(TestYear year) throws IOException {
        paper.down(8);
        paper.makeRoom(CHART + 60);
        paper.paragraph(words.words("calibration.title"), Style.STRONG);
        paper.down(16 + CHART);
        var bottom = paper.y();
        for (var tick = 0; tick <= 100; tick += 25) {
            var along = CHART * tick / 100f;
            paper.line(CHART_LEFT, bottom + along, CHART_LEFT + CHART, bottom + along, 0.4f, Style.RULE);
            paper.line(CHART_LEFT + along, bottom, CHART_LEFT + along, bottom + CHART, 0.4f, Style.RULE);
            paper.textRight(words.percent(tick / 100.0), CHART_LEFT - 4, bottom + along - 2.5f, Style.FINE);
            paper.textCentred(words.percent(tick / 100.0), CHART_LEFT + along, bottom - 9, Style.FINE);
        }
        paper.text(words.words("calibration.happened"), Paper.LEFT, bottom + CHART + 8, Style.FINE);
        paper.line(CHART_LEFT, bottom, CHART_LEFT + CHART, bottom + CHART, 0.8f, Style.MUTED);
        points(year.curves().calibration(), bottom);
        explanation(year, bottom);
        paper.down(22);
        paper.textCentred(words.words("calibration.told"), CHART_LEFT + CHART / 2, paper.y() + 3, Style.FINE);
    }

    private void points(List<Curves.CalibrationBin> bins, float bottom) throws IOException {
        for (var i = 0; i < bins.size(); i++) {
            var x = x(bins.get(i));
            var y = y(bins.get(i), bottom);
            if (i > 0) {
                paper.line(x(bins.get(i - 1)), y(bins.get(i - 1), bottom), x, y, 1.2f, Style.LOWERS);
            }
            paper.dot(x, y, 2.4f, Style.LOWERS);
        }
    }

    private static float x(Curves.CalibrationBin bin) {
        return (float) (CHART_LEFT + CHART * bin.predicted());
    }

    private static float y(Curves.CalibrationBin bin, float bottom) {
        return (float) (bottom + CHART * bin.observed());
    }

    /** The chart in words, and the figures of its points as a table. */
    private void explanation(TestYear year, float bottom) throws IOException {
        var left = CHART_LEFT + CHART + 24;
        var y = bottom + CHART - 8;
        for (var line : paper.lines(words.words("calibration.read"), Style.NOTE, Paper.RIGHT - left)) {
            paper.text(line, left, y, Style.NOTE);
            y -= Style.NOTE.leading();
        }
        y -= 5;
        var step = 52f;
        paper.text(words.words("calibration.told"), left, y, Style.COLUMN);
        paper.textRight(words.words("calibration.happened"), left + 3.2f * step, y, Style.COLUMN);
        paper.textRight(words.words("quality.students"), left + 4.6f * step, y, Style.COLUMN);
        for (var bin : year.curves().calibration()) {
            y -= 9.2f;
            paper.text(words.percent(bin.predicted()), left, y, Style.NOTE);
            paper.textRight(words.percent(bin.observed()), left + 3.2f * step, y, Style.NOTE);
            paper.textRight(words.number(bin.n()), left + 4.6f * step, y, Style.NOTE);
        }
    }
}
