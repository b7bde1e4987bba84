package org.farol.ui.model;

import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * A chart and the same in words and numbers, for those who do not see it.
 *
 * @param summary what it shows, in one sentence
 * @param columns headings of {@code rows}, one for each of their cells
 */
public record ChartView(JFreeChart chart, String summary, List<String> columns, List<List<String>> rows) {
    public ChartView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
