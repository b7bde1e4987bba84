package org.farol.ui.model;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.farol.model.Curves.Point;
import org.farol.model.TestYear;
import org.farol.ui.Texts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The curves of a test year. */
final class TestYearCharts {
    /** Recalls, in tenths, that the tables tell. */
    private static final int LOWEST = 5;

    private final ChartStyle style;
    private final Texts texts;

    TestYearCharts(ChartStyle style) {
        this.style = style;
        this.texts = style.texts();
    }

    ChartView roc(TestYear test) {
        var confusion = test.confusion();
        var unharmed = Math.max(1, confusion.falseAlarms() + confusion.rightlyLeft());
        var atThreshold = new Point((double) confusion.falseAlarms() / unharmed, test.recall());
        var chance = List.of(new Point(0, 0), new Point(1, 1));
        return new ChartView(
                curve(test.curves().roc(), "chart.roc", chance, "chart.chance", atThreshold),
                texts.words(
                        "chart.roc.summary",
                        new ModelWords(texts).decimal(test.auc()),
                        texts.percent(atThreshold.y()),
                        texts.percent(atThreshold.x())),
                List.of(texts.words("chart.roc.y"), texts.words("chart.roc.x")),
                steps(test.curves().roc(), Point::y, Point::x));
    }

    ChartView precisionRecall(TestYear test) {
        var baseRate = (double) test.positives() / test.n();
        return new ChartView(
                curve(
                        test.curves().precisionRecall(),
                        "chart.pr",
                        List.of(new Point(0, baseRate), new Point(1, baseRate)),
                        "chart.all",
                        new Point(test.recall(), test.precision())),
                texts.words("chart.pr.summary", texts.percent(test.recall()), texts.percent(test.precision())),
                List.of(texts.words("chart.pr.x"), texts.words("chart.pr.y")),
                steps(test.curves().precisionRecall(), Point::x, Point::y));
    }

    private JFreeChart curve(
            List<Point> points, String key, List<Point> reference, String referenceKey, Point atThreshold) {
        var renderer = new XYLineAndShapeRenderer();
        style.line(renderer, 0, false);
        style.reference(renderer, 1);
        style.points(renderer, 2, ChartStyle.RAISES, ChartStyle.DIAMOND);
        var data = new XYSeriesCollection();
        data.addSeries(series(texts.words("chart.model"), points));
        data.addSeries(series(texts.words(referenceKey), reference));
        data.addSeries(series(texts.words("chart.threshold"), List.of(atThreshold)));
        return style.chart(style.plot(
                data,
                style.percentAxis(texts.words(key + ".x")),
                style.percentAxis(texts.words(key + ".y")),
                renderer));
    }

    ChartView calibration(TestYear test) {
        var bins = test.curves().calibration();
        var renderer = new XYLineAndShapeRenderer();
        style.line(renderer, 0, true);
        style.reference(renderer, 1);
        var data = new XYSeriesCollection();
        data.addSeries(series(
                texts.words("chart.model"),
                bins.stream()
                        .map(bin -> new Point(bin.predicted(), bin.observed()))
                        .toList()));
        data.addSeries(series(texts.words("chart.exact"), List.of(new Point(0, 0), new Point(1, 1))));
        var furthest = bins.stream()
                .mapToDouble(bin -> Math.abs(bin.predicted() - bin.observed()))
                .max()
                .orElse(0);
        return new ChartView(
                style.chart(style.plot(
                        data,
                        style.percentAxis(texts.words("chart.calibration.x")),
                        style.percentAxis(texts.words("chart.calibration.y")),
                        renderer)),
                texts.words("chart.calibration.summary", texts.number(100 * furthest)),
                List.of(
                        texts.words("chart.calibration.x"),
                        texts.words("chart.calibration.y"),
                        texts.words("groups.students")),
                bins.stream()
                        .map(bin -> List.of(
                                texts.percent(bin.predicted()), texts.percent(bin.observed()), String.valueOf(bin.n())))
                        .toList());
    }

    private static XYSeries series(String name, List<Point> points) {
        var series = new XYSeries(name, false);
        points.forEach(point -> series.add(point.x(), point.y()));
        return series;
    }

    /** The first point that reaches each tenth of recall. */
    private List<List<String>> steps(
            List<Point> points, ToDoubleFunction<Point> recall, ToDoubleFunction<Point> other) {
        return IntStream.rangeClosed(LOWEST, 10)
                .mapToObj(tenth -> points.stream()
                        .filter(point -> recall.applyAsDouble(point) >= tenth / 10.0)
                        .findFirst())
                .flatMap(point -> point.stream())
                .map(point ->
                        List.of(texts.percent(recall.applyAsDouble(point)), texts.percent(other.applyAsDouble(point))))
                .toList();
    }
}
