package org.farol.ui.drift;

import java.awt.BasicStroke;
import java.awt.Color;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.farol.app.DriftTexts;
import org.farol.app.FeatureTexts;
import org.farol.drift.FeatureDrift;
import org.farol.drift.Psi;
import org.farol.drift.Severity;
import org.farol.model.TrainedModel;
import org.farol.store.DriftEntry;
import org.farol.ui.Texts;
import org.farol.ui.model.ChartStyle;
import org.farol.ui.model.ChartView;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;

/** Where values were and are, and how drift went on. */
final class DriftCharts {
    private static final double ROOM_ABOVE = 1.15;
    private static final float[] DASHES = {5, 5};

    private final ChartStyle style;
    private final Texts texts;
    private final DriftTexts words;

    DriftCharts(ChartStyle style) {
        this.style = style;
        this.texts = style.texts();
        this.words = new DriftTexts(texts.locale());
    }

    /** Shares of the rows of a variable in each bin, in training and now. */
    ChartView histogram(FeatureDrift drift, String now) {
        var training = texts.words("drift.training");
        var data = new DefaultCategoryDataset();
        var rows = new ArrayList<List<String>>();
        for (var bin : drift.bins()) {
            var held = words.of(drift.feature(), bin);
            data.addValue(bin.expected(), training, held);
            data.addValue(bin.actual(), now, held);
            rows.add(List.of(held, texts.finePercent(bin.expected()), texts.finePercent(bin.actual())));
        }
        var renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0);
        renderer.setSeriesPaint(0, ChartStyle.MIDDLE);
        renderer.setSeriesPaint(1, style.line());
        var values = style.inked(new CategoryAxis(axisName(drift.feature())));
        values.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        var shares = style.inked(new NumberAxis(texts.words("drift.share")));
        shares.setNumberFormatOverride(NumberFormat.getPercentInstance(texts.locale()));
        return new ChartView(
                style.chart(new CategoryPlot(data, values, shares, renderer)),
                words.label(drift.feature()) + ": PSI " + words.decimals(drift.psi()) + ", "
                        + words.of(drift.severity()),
                List.of(texts.words("drift.value"), training, now),
                rows);
    }

    private String axisName(String variable) {
        var label = words.label(variable);
        return variable.equals(TrainedModel.RISK) || variable.equals(TrainedModel.OUTCOME)
                ? label
                : texts.words("drift.axis", label, FeatureTexts.unit(variable, texts.locale()));
    }

    /** The PSI of some variables over what was kept. */
    ChartView history(List<DriftEntry> entries, List<String> variables) {
        var data = new DefaultCategoryDataset();
        var rows = new ArrayList<List<String>>();
        var most = Psi.SIGNIFICANT;
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var when = name(entry);
            // Two entries may have one name; the chart would take them for one.
            var category = i + 1 + ". " + when;
            for (var variable : variables) {
                var value = entry.value(variable);
                data.addValue(value.map(DriftEntry.Value::psi).orElse(null), words.label(variable), category);
                if (value.isPresent()) {
                    most = Math.max(most, value.get().psi());
                    rows.add(List.of(
                            when,
                            words.label(variable),
                            words.decimals(value.get().psi()),
                            words.of(Severity.valueOf(value.get().severity()))));
                }
            }
        }
        var renderer = new LineAndShapeRenderer();
        var colours = List.of(style.line(), ChartStyle.RAISES, ChartStyle.MIDDLE, style.ink());
        for (var series = 0; series < variables.size(); series++) {
            renderer.setSeriesStroke(series, new BasicStroke(2));
            renderer.setSeriesPaint(series, colours.get(series % colours.size()));
        }
        var imports = style.inked(new CategoryAxis(texts.words("drift.history.axis")));
        imports.setMaximumCategoryLabelLines(3);
        var psi = style.inked(new NumberAxis("PSI"));
        psi.setRange(0, most * ROOM_ABOVE);
        var plot = new CategoryPlot(data, imports, psi, renderer);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.addRangeMarker(line(Psi.MODERATE, style.ink()));
        plot.addRangeMarker(line(Psi.SIGNIFICANT, ChartStyle.RAISES));
        return new ChartView(
                style.chart(plot),
                texts.words("drift.history.summary", entries.size()),
                List.of(
                        texts.words("drift.history.axis"),
                        texts.words("drift.feature"),
                        "PSI",
                        texts.words("drift.severity")),
                rows);
    }

    private String name(DriftEntry entry) {
        var day = texts.date(entry.computedAt().atZone(ZoneId.systemDefault()).toLocalDate());
        return entry.year().isPresent()
                ? texts.words(
                        "drift.history.import", String.valueOf(entry.year().getAsInt()), entry.file(), day)
                : texts.words("drift.history.calls", day);
    }

    private static ValueMarker line(double psi, Color colour) {
        return new ValueMarker(
                psi, colour, new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, DASHES, 0));
    }
}
