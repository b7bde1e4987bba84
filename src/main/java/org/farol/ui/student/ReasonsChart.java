package org.farol.ui.student;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.farol.app.FeatureTexts;
import org.farol.app.Reasons;
import org.farol.ui.Texts;
import org.farol.ui.model.ChartStyle;
import org.farol.ui.model.ChartView;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Reasons as horizontal bars in percentage points, the most influential first: to the right what raises the risk, to the
 * left what lowers it. The last bar sums the features not shown, so that the bars add up.
 */
final class ReasonsChart {
    static final int MOST_BARS = 8;

    /** Share of the axis beyond the longest bar, for its label. */
    private static final double ROOM_FOR_LABEL = 0.3;

    private ReasonsChart() {}

    /** A bar: what it says and what it adds to the risk, in [-1,1]. */
    record Bar(String label, double impact) {}

    /** The bars of {@code reasons}. */
    static List<Bar> bars(Reasons reasons, Texts texts) {
        var bars = new ArrayList<Bar>();
        var rest = 0.0;
        for (var contribution : reasons.contributions()) {
            if (bars.size() < MOST_BARS) {
                var value = contribution.value().isPresent()
                        ? texts.number(contribution.value().getAsDouble())
                        : texts.words("student.unknown");
                bars.add(new Bar(
                        FeatureTexts.label(contribution.feature(), texts.locale()) + " = " + value,
                        contribution.impact()));
            } else {
                rest += contribution.impact();
            }
        }
        if (reasons.contributions().size() > MOST_BARS) {
            bars.add(new Bar(texts.words("student.others"), rest));
        }
        return bars;
    }

    /** The chart of {@code reasons}. */
    static ChartView of(Reasons reasons, ChartStyle style) {
        var texts = style.texts();
        var bars = bars(reasons, texts);
        var dataset = new DefaultCategoryDataset();
        bars.forEach(bar -> dataset.addValue(100 * bar.impact(), "impact", bar.label()));
        var plot = new CategoryPlot(dataset, categories(style), points(bars, style), renderer(bars, style));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(style.ink());
        plot.setRangeGridlinePaint(ChartStyle.GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return new ChartView(
                style.chart(plot),
                bars.stream()
                        .map(bar -> bar.label() + ": " + texts.points(bar.impact()))
                        .collect(Collectors.joining("; ")),
                List.of(texts.words("student.factor"), texts.words("student.axis")),
                bars.stream()
                        .map(bar -> List.of(bar.label(), texts.points(bar.impact())))
                        .toList());
    }

    private static CategoryAxis categories(ChartStyle style) {
        var axis = style.inked(new CategoryAxis());
        axis.setMaximumCategoryLabelWidthRatio(0.6f);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setCategoryMargin(0.35);
        return axis;
    }

    private static NumberAxis points(List<Bar> bars, ChartStyle style) {
        var axis = style.inked(new NumberAxis(style.texts().words("student.axis")));
        axis.setStandardTickUnits(
                NumberAxis.createIntegerTickUnits(style.texts().locale()));
        var lowest = Math.min(0, bars.stream().mapToDouble(Bar::impact).min().orElse(0));
        var highest = Math.max(0, bars.stream().mapToDouble(Bar::impact).max().orElse(0));
        var room = style.look().wide(ROOM_FOR_LABEL) * Math.max(0.02, highest - lowest);
        axis.setRange(100 * (lowest < 0 ? lowest - room : 0), 100 * (highest + room));
        return axis;
    }

    private static BarRenderer renderer(List<Bar> bars, ChartStyle style) {
        var renderer = new BarRenderer() {
            @Override
            public Paint getItemPaint(int row, int column) {
                return bars.get(column).impact() > 0 ? ChartStyle.RAISES : ChartStyle.LOWERS;
            }
        };
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(style.font().deriveFont(Font.BOLD));
        renderer.setDefaultItemLabelPaint(style.ink());
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        renderer.setDefaultItemLabelGenerator(new PointsLabels(style.texts()));
        return renderer;
    }

    private record PointsLabels(Texts texts) implements CategoryItemLabelGenerator {
        @Override
        public String generateRowLabel(CategoryDataset dataset, int row) {
            return String.valueOf(dataset.getRowKey(row));
        }

        @Override
        public String generateColumnLabel(CategoryDataset dataset, int column) {
            return String.valueOf(dataset.getColumnKey(column));
        }

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            return texts.points(dataset.getValue(row, column).doubleValue() / 100);
        }
    }
}
