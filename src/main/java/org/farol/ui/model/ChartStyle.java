package org.farol.ui.model;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.text.NumberFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.farol.ui.Look;
import org.farol.ui.Texts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.XYDataset;

/** How the charts of the model are drawn: the window's language, its light or dark ink, colours all can tell apart. */
public record ChartStyle(Texts texts, Look look) {
    /** What raises a risk, or alarms. */
    public static final Color RAISES = new Color(0xC2, 0x41, 0x0C);

    public static final Color LOWERS = new Color(0x1D, 0x6F, 0xB8);
    /** What is there to compare with. */
    public static final Color MIDDLE = new Color(0x8C, 0x95, 0x9F);

    public static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);
    public static final Shape UP = ShapeUtils.createUpTriangle(4);
    public static final Shape DOWN = ShapeUtils.createDownTriangle(4);
    public static final Shape DIAMOND = ShapeUtils.createDiamond(7);

    private static final float LETTERS = 13;

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, (int) LETTERS);

    public static final Color GRID = new Color(0x8C, 0x95, 0x9F, 0x60);
    private static final float[] DASHES = {5, 5};

    /** The colour of letters and axes. */
    public Color ink() {
        return look.dark() ? new Color(0xE6, 0xED, 0xF3) : new Color(0x24, 0x29, 0x2F);
    }

    /** The colour of what is told. */
    public Color line() {
        return look.dark() ? new Color(0x58, 0xA6, 0xFF) : LOWERS;
    }

    /** An axis of shares in [0,1], told in percent. */
    public NumberAxis percentAxis(String label) {
        var axis = new NumberAxis(label);
        axis.setRange(0, 1.02);
        axis.setTickUnit(new NumberTickUnit(0.2, NumberFormat.getPercentInstance(texts.locale())));
        return inked(axis);
    }

    /** An axis in the window's letters. */
    public <A extends Axis> A inked(A axis) {
        if (axis instanceof NumberAxis numbers) {
            numbers.setStandardTickUnits(NumberAxis.createStandardTickUnits(texts.locale()));
        }
        axis.setLabelFont(font());
        axis.setLabelPaint(ink());
        axis.setTickLabelFont(font());
        axis.setTickLabelPaint(ink());
        axis.setAxisLinePaint(ink());
        return axis;
    }

    /** A plot with a light grid. */
    public XYPlot plot(XYDataset data, NumberAxis x, NumberAxis y, XYItemRenderer renderer) {
        var plot = new XYPlot(data, x, y, renderer);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return plot;
    }

    /** A line through the points of a series. */
    void line(XYLineAndShapeRenderer renderer, int series, boolean points) {
        renderer.setSeriesPaint(series, line());
        renderer.setSeriesStroke(series, new BasicStroke(2));
        renderer.setSeriesShape(series, DOT);
        renderer.setSeriesShapesVisible(series, points);
    }

    /** A thin dashed line to compare with. */
    void reference(XYLineAndShapeRenderer renderer, int series) {
        renderer.setSeriesPaint(series, MIDDLE);
        renderer.setSeriesStroke(
                series, new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, DASHES, 0));
        renderer.setSeriesShapesVisible(series, false);
    }

    /** Points without a line. */
    void points(XYLineAndShapeRenderer renderer, int series, Color colour, Shape shape) {
        renderer.setSeriesPaint(series, colour);
        renderer.setSeriesShape(series, shape);
        renderer.setSeriesShapesVisible(series, true);
        renderer.setSeriesLinesVisible(series, false);
    }

    /** The chart of a plot, with a legend where the plot has several series to tell apart. */
    public JFreeChart chart(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 0, 0, 22));
        var chart = new JFreeChart(null, font(), plot, hasSeveralSeries(plot));
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(0, 0, 0, 0));
        var legend = chart.getLegend();
        if (legend != null) {
            legend.setItemFont(font());
            legend.setItemPaint(ink());
            legend.setBackgroundPaint(null);
            legend.setFrame(BlockBorder.NONE);
        }
        return chart;
    }

    private static boolean hasSeveralSeries(Plot plot) {
        return plot instanceof XYPlot
                || (plot instanceof CategoryPlot categories
                        && categories.getDataset().getRowCount() > 1);
    }

    /** Charts or the like beside each other, or below each other where letters are large. */
    Pane sideBySide(Region... parts) {
        var box = look.isLarge() ? new VBox(parts) : new HBox(parts);
        box.getStyleClass().add("charts");
        for (var part : parts) {
            HBox.setHgrow(part, Priority.ALWAYS);
        }
        return box;
    }

    /** The letters of charts, which grow with those of the window. */
    public Font font() {
        return FONT.deriveFont((float) look.wide(LETTERS));
    }
}
