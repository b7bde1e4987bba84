package org.farol.ui.student;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.farol.app.AccountTexts;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.ui.Texts;
import org.farol.ui.model.ChartStyle;
import org.farol.ui.model.ChartView;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A student's main grades over the years, as lines that marks and dashes tell apart as well as colours. */
final class HistoryChart {
    private static final double HALF_A_YEAR = 0.5;

    private static final List<Trace> TRACES = List.of(
            new Trace(Field.INDE, ChartStyle.LOWERS, ChartStyle.DOT, new BasicStroke(3)),
            new Trace(Field.IDA, ChartStyle.RAISES, ChartStyle.UP, dashed(8, 4)),
            new Trace(Field.IEG, new Color(0x1A, 0x7F, 0x37), ChartStyle.DIAMOND, dashed(2, 4)),
            new Trace(Field.IPV, new Color(0x82, 0x50, 0xDF), ChartStyle.DOWN, dashed(12, 3, 2, 3)));

    private record Trace(Field field, Color colour, Shape mark, BasicStroke stroke) {}

    private HistoryChart() {}

    private static BasicStroke dashed(float... dashes) {
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, dashes, 0);
    }

    static ChartView of(StudentHistory history, ChartStyle style) {
        var texts = style.texts();
        var words = new AccountTexts(texts.locale());
        var data = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer();
        for (var trace : TRACES) {
            var series = new XYSeries(words.of(trace.field()));
            history.records()
                    .forEach(record ->
                            record.number(trace.field()).ifPresent(grade -> series.add(record.year(), grade)));
            var index = data.getSeriesCount();
            data.addSeries(series);
            renderer.setSeriesPaint(index, trace.colour());
            renderer.setSeriesShape(index, trace.mark());
            renderer.setSeriesStroke(index, trace.stroke());
        }
        var plot = style.plot(data, years(history, style), grades(style), renderer);
        return new ChartView(
                style.chart(plot),
                summary(history, words, texts),
                columns(history, texts),
                rows(history, words, texts));
    }

    private static NumberAxis years(StudentHistory history, ChartStyle style) {
        var axis = new NumberAxis(style.texts().words("student.history.year"));
        axis.setRange(
                history.records().getFirst().year() - HALF_A_YEAR,
                history.records().getLast().year() + HALF_A_YEAR);
        axis.setTickUnit(new NumberTickUnit(1, new DecimalFormat("0")));
        return style.inked(axis);
    }

    private static NumberAxis grades(ChartStyle style) {
        var axis = new NumberAxis(style.texts().words("student.history.grade"));
        axis.setRange(0, 10.4);
        axis.setTickUnit(new NumberTickUnit(2, new DecimalFormat("0")));
        return style.inked(axis);
    }

    private static String summary(StudentHistory history, AccountTexts words, Texts texts) {
        return TRACES.stream()
                .map(trace -> words.of(trace.field()) + ": "
                        + history.records().stream()
                                .map(record -> record.year() + " " + told(record, trace.field(), texts))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static List<String> columns(StudentHistory history, Texts texts) {
        return Stream.concat(
                        Stream.of(texts.words("student.field")),
                        history.records().stream().map(record -> String.valueOf(record.year())))
                .toList();
    }

    private static List<List<String>> rows(StudentHistory history, AccountTexts words, Texts texts) {
        var rows = new ArrayList<List<String>>();
        for (var trace : TRACES) {
            rows.add(Stream.concat(
                            Stream.of(words.of(trace.field())),
                            history.records().stream().map(record -> told(record, trace.field(), texts)))
                    .toList());
        }
        return rows;
    }

    private static String told(YearlyRecord record, Field field, Texts texts) {
        var grade = record.number(field);
        return grade.isPresent() ? texts.number(grade.getAsDouble()) : texts.words("student.unknown");
    }
}
