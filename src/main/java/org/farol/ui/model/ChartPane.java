package org.farol.ui.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.farol.ui.Look;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A chart with its title, which can be read as a table instead. */
public final class ChartPane extends VBox {
    private static final double NUMBER_WIDTH = 110;
    private static final double AHEAD = 300;

    private final String title;
    private final StackPane drawing = new StackPane();
    private final StackPane stack = new StackPane(drawing);
    private final ToggleButton asTable = new ToggleButton();
    private Optional<ChartView> shown = Optional.empty();
    private Optional<ChartCanvas> canvas = Optional.empty();

    /** A pane whose chart is {@code height} pixels high with letters of the usual size, and grows with them. */
    public ChartPane(Texts texts, String title, double height) {
        this.title = title;
        getStyleClass().add("chart-pane");
        var heading = new Label(title);
        heading.getStyleClass().add("text-bold");
        asTable.setText(texts.words("chart.table"));
        asTable.setAccessibleText(texts.words("chart.table.of", title));
        asTable.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var top = new HBox(heading, space, asTable);
        top.getStyleClass().add("chart-top");
        asTable.selectedProperty().subscribe((before, now) -> showChosen());
        stack.setMinWidth(0);
        stack.setPrefWidth(0);
        stack.setStyle(String.format(
                Locale.ROOT, "-fx-min-height: %1$.2fem; -fx-pref-height: %1$.2fem", height / Look.USUAL_EM));
        getChildren().setAll(top, stack);
    }

    /**
     * Draws a chart that nobody sees, since the first one has fonts and the shapes of letters to load. To be called in the
     * background: it touches no window.
     */
    public static Canvas drawAhead(ChartStyle style) {
        var renderer = new XYLineAndShapeRenderer();
        var data = new XYSeriesCollection(new XYSeries("0"));
        var canvas = new ChartCanvas(
                style.chart(style.plot(data, style.percentAxis("0"), style.percentAxis("0"), renderer)));
        canvas.setWidth(AHEAD);
        canvas.setHeight(AHEAD);
        return canvas;
    }

    /** Shows a chart, and its numbers in the table. */
    public void show(ChartView view) {
        var drawn = canvas.orElseGet(() -> canvas(view.chart()));
        canvas = Optional.of(drawn);
        // FXGraphics2D sets a font that is another than the last; but each drawing begins with the canvas's own.
        var letters = letters(view.chart().getPlot());
        drawn.getGraphicsContext2D().setFont(Font.font(letters.getFamily(), letters.getSize2D()));
        drawn.setChart(view.chart());
        drawn.setAccessibleText(title + ". " + view.summary());
        shown = Optional.of(view);
        showChosen();
    }

    private ChartCanvas canvas(JFreeChart first) {
        var made = new ChartCanvas(first);
        made.setFocusTraversable(true);
        made.widthProperty().bind(drawing.widthProperty());
        made.heightProperty().bind(drawing.heightProperty());
        made.setDomainZoomable(false);
        made.setRangeZoomable(false);
        made.setManaged(false);
        drawing.getChildren().setAll(made);
        return made;
    }

    private static java.awt.Font letters(Plot plot) {
        return switch (plot) {
            case XYPlot xy -> xy.getDomainAxis().getTickLabelFont();
            case CategoryPlot categories -> categories.getDomainAxis().getTickLabelFont();
            default -> throw new IllegalArgumentException(plot.getPlotType());
        };
    }

    private void showChosen() {
        var chosen = shown.filter(view -> asTable.isSelected())
                .<Node>map(this::numbers)
                .orElse(drawing);
        if (!stack.getChildren().contains(chosen)) {
            stack.getChildren().setAll(List.of(chosen));
        }
    }

    private TableView<List<String>> numbers(ChartView view) {
        var numbers = new TableView<List<String>>();
        numbers.getStyleClass().add("dense");
        numbers.setAccessibleText(title);
        numbers.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        numbers.getColumns()
                .setAll(IntStream.range(0, view.columns().size())
                        .mapToObj(i ->
                                new TextColumn<List<String>>(view.columns().get(i), NUMBER_WIDTH, row -> row.get(i)))
                        .toList());
        numbers.getItems().setAll(view.rows());
        return numbers;
    }
}
