package org.farol.ui.student;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.farol.app.FeatureTexts;
import org.farol.app.Reasons;
import org.farol.ui.Texts;
import org.farol.ui.model.ChartView;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Reasons as horizontal bars in percentage points, the most influential first: to the right what raises the risk, to the
 * left what lowers it. The last bar sums the features not shown, so that the bars add up.
 */
final class ReasonsChart {
    static final int MOST_BARS = 8;

    private static final Color RAISES = new Color(0xC2, 0x41, 0x0C);
    private static final Color LOWERS = new Color(0x1D, 0x6F, 0xB8);
    /** Not 12: FXGraphics2D takes its initial plain 12 for set already, and then draws in the font of the window. */
    private static final int FONT_SIZE = 13;
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

    /** The chart of {@code reasons}, in colours for a light or a dark window. */
    static ChartView of(Reasons reasons, Texts texts, boolean dark) {
        var bars = bars(reasons, texts);
        var dataset = new DefaultCategoryDataset();
        bars.forEach(bar -> dataset.addValue(100 * bar.impact(), "impact", bar.label()));
        var ink = dark ? new Color(0xE6, 0xED, 0xF3) : new Color(0x24, 0x29, 0x2F);
        var plot = new CategoryPlot(dataset, categories(ink), points(bars, texts, ink), renderer(bars, texts, ink));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(ink);
        plot.setRangeGridlinePaint(new Color(0x8C, 0x95, 0x9F, 0x60));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setInsets(new RectangleInsets(0, 0, 0, 8));
        var chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(0, 0, 0, 0));
        return new ChartView(
                chart,
                bars.stream()
                        .map(bar -> bar.label() + ": " + texts.points(bar.impact()))
                        .collect(Collectors.joining("; ")),
                List.of(texts.words("student.factor"), texts.words("student.axis")),
                bars.stream()
                        .map(bar -> List.of(bar.label(), texts.points(bar.impact())))
                        .toList());
    }

    private static CategoryAxis categories(Paint ink) {
        var axis = new CategoryAxis();
        axis.setMaximumCategoryLabelWidthRatio(0.6f);
        axis.setTickLabelFont(font(Font.PLAIN));
        axis.setTickLabelPaint(ink);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setCategoryMargin(0.35);
        return axis;
    }

    private static NumberAxis points(List<Bar> bars, Texts texts, Paint ink) {
        var axis = new NumberAxis(texts.words("student.axis"));
        axis.setLabelFont(font(Font.PLAIN));
        axis.setLabelPaint(ink);
        axis.setTickLabelFont(font(Font.PLAIN));
        axis.setTickLabelPaint(ink);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(texts.locale()));
        var lowest = Math.min(0, bars.stream().mapToDouble(Bar::impact).min().orElse(0));
        var highest = Math.max(0, bars.stream().mapToDouble(Bar::impact).max().orElse(0));
        var room = ROOM_FOR_LABEL * Math.max(0.02, highest - lowest);
        axis.setRange(100 * (lowest < 0 ? lowest - room : 0), 100 * (highest + room));
        return axis;
    }

    private static BarRenderer renderer(List<Bar> bars, Texts texts, Paint ink) {
        var renderer = new BarRenderer() {
            @Override
            public Paint getItemPaint(int row, int column) {
                return bars.get(column).impact() > 0 ? RAISES : LOWERS;
            }
        };
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(font(Font.BOLD));
        renderer.setDefaultItemLabelPaint(ink);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        renderer.setDefaultItemLabelGenerator(new PointsLabels(texts));
        return renderer;
    }

    private static Font font(int style) {
        return new Font(Font.SANS_SERIF, style, FONT_SIZE);
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
