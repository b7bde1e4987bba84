package org.farol.sheet;

import java.util.List;
import java.util.stream.IntStream;
import org.farol.sheet.raw.Names;

/**
 * What sheets of several years have in common: their headers in order, without accents, capitals and years. The year
 * aside, two sheets of one shape mean the same by a header.
 */
public record Shape(List<String> headers) {
    public Shape {
        headers = List.copyOf(headers);
    }

    static Shape of(List<String> headers) {
        return new Shape(headers.stream().map(Shape::yearless).toList());
    }

    private static String yearless(String header) {
        return ColumnNames.withoutYear(Names.normal(header));
    }

    /** The name of a column that holds among those of the shape: its header, numbered where that stands twice. */
    public String columnName(int index) {
        var header = headers.get(index);
        var before = IntStream.range(0, index)
                .filter(i -> headers.get(i).equals(header))
                .count();
        return before == 0 ? header : header + " #" + (before + 1);
    }
}
