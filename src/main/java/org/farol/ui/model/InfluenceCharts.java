package org.farol.ui.model;

import java.text.NumberFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.farol.app.FeatureTexts;
import org.farol.model.Influence;
import org.farol.ui.Texts;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** What weighs most over all students: mean size as bars, and each sampled student as a point of a beeswarm. */
final class InfluenceCharts {
    /** Columns in which the points of a feature are piled up. */
    private static final int PILES = 60;

    private static final double WIDEST_PILE = 0.8;
    private static final double POINT_STEP = 0.06;
    /** Share of the axis beyond the longest bar, for its label. */
    private static final double ROOM_FOR_LABEL = 0.2;

    private final ChartStyle style;
    private final Texts texts;

    InfluenceCharts(ChartStyle style) {
        this.style = style;
        this.texts = style.texts();
    }

    ChartView bars(List<Influence> influences) {
        var data = new DefaultCategoryDataset();
        influences.forEach(influence -> data.addValue(100 * influence.meanImpact(), "impact", label(influence)));
        var renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, style.line());
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(style.font());
        renderer.setDefaultItemLabelPaint(style.ink());
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", oneDecimal()));
        var names = style.inked(new CategoryAxis());
        names.setMaximumCategoryLabelWidthRatio(0.6f);
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        var points = pointsAxis("influence.bar.axis");
        points.setRange(
                0,
                100
                        * (1 + ROOM_FOR_LABEL)
                        * influences.stream()
                                .mapToDouble(Influence::meanImpact)
                                .max()
                                .orElse(1));
        var plot = new CategoryPlot(data, names, points, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return new ChartView(
                style.chart(plot),
                String.join(
                        "; ",
                        influences.stream()
                                .map(influence -> label(influence) + ": " + texts.number(100 * influence.meanImpact()))
                                .toList()),
                List.of(texts.words("influence.feature"), texts.words("influence.bar.axis")),
                influences.stream()
                        .map(influence -> List.of(label(influence), texts.number(100 * influence.meanImpact())))
                        .toList());
    }

    private NumberFormat oneDecimal() {
        var format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format;
    }

    private NumberAxis pointsAxis(String key) {
        var axis = style.inked(new NumberAxis(texts.words(key)));
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(texts.locale()));
        return axis;
    }

    /** Where a student's value lies among those of all. */
    private enum Level {
        LOW(0),
        MIDDLE(1),
        HIGH(2);

        private final int series;

        Level(int series) {
            this.series = series;
        }

        static Level of(Influence.Effect effect) {
            return effect.position() < 1 / 3.0 ? LOW : effect.position() > 2 / 3.0 ? HIGH : MIDDLE;
        }
    }

    ChartView beeswarm(List<Influence> influences) {
        var falling = influences.reversed();
        var renderer = new XYLineAndShapeRenderer();
        style.points(renderer, Level.LOW.series, style.line(), ChartStyle.DOWN);
        style.points(renderer, Level.MIDDLE.series, ChartStyle.MIDDLE, ChartStyle.DOT);
        style.points(renderer, Level.HIGH.series, ChartStyle.RAISES, ChartStyle.UP);
        var names = style.inked(
                new SymbolAxis(null, falling.stream().map(this::label).toArray(String[]::new)));
        names.setGridBandsVisible(false);
        var plot = style.plot(points(falling), pointsAxis("influence.swarm.axis"), names, renderer);
        plot.setDomainZeroBaselineVisible(true);
        plot.setDomainZeroBaselinePaint(style.ink());
        return new ChartView(
                style.chart(plot),
                texts.words("influence.swarm.summary"),
                List.of(
                        texts.words("influence.feature"),
                        texts.words("influence.level.low"),
                        texts.words("influence.level.middle"),
                        texts.words("influence.level.high")),
                influences.stream()
                        .map(influence -> List.of(
                                label(influence),
                                mean(influence, Level.LOW),
                                mean(influence, Level.MIDDLE),
                                mean(influence, Level.HIGH)))
                        .toList());
    }

    private XYSeriesCollection points(List<Influence> influences) {
        var data = new XYSeriesCollection();
        for (var level : Level.values()) {
            data.addSeries(
                    new XYSeries(texts.words("influence.level." + level.name().toLowerCase(Locale.ROOT)), false));
        }
        var pile = influences.stream()
                        .flatMap(influence -> influence.sample().stream())
                        .mapToDouble(effect -> Math.abs(effect.impact()))
                        .max()
                        .orElse(1)
                * 2
                / PILES;
        for (var row = 0; row < influences.size(); row++) {
            var heights = heights(influences.get(row).sample(), pile);
            for (var i = 0; i < heights.length; i++) {
                var effect = influences.get(row).sample().get(i);
                data.getSeries(Level.of(effect).series).add(100 * effect.impact(), row + heights[i]);
            }
        }
        return data;
    }

    /** How far above or below its row each point lies, so that points of like impact lie beside each other. */
    private static double[] heights(List<Influence.Effect> sample, double pile) {
        var piled = new HashMap<Long, Integer>();
        var order = new int[sample.size()];
        for (var i = 0; i < order.length; i++) {
            order[i] = piled.merge(Math.round(sample.get(i).impact() / pile), 1, Integer::sum) - 1;
        }
        var tallest = piled.isEmpty() ? 1 : Collections.max(piled.values());
        var step = Math.min(POINT_STEP, WIDEST_PILE / tallest);
        return IntStream.of(order)
                .mapToDouble(place -> step * (place % 2 == 0 ? place / 2 : -(place + 1) / 2))
                .toArray();
    }

    private String mean(Influence influence, Level level) {
        var mean = influence.sample().stream()
                .filter(effect -> Level.of(effect) == level)
                .mapToDouble(Influence.Effect::impact)
                .average();
        return mean.isPresent() ? texts.points(mean.getAsDouble()) : Texts.ABSENT;
    }

    private String label(Influence influence) {
        return FeatureTexts.label(influence.feature(), texts.locale());
    }
}
