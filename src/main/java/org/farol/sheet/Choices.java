package org.farol.sheet;

import java.util.Map;

/** What is decided of the tables of a file before it is read. */
public interface Choices {
    /** Nothing decided. */
    Choices NONE = (table, shape) -> SheetChoice.NONE;

    /** What is decided of {@code table}, whose columns have this {@link ReadSheet#shape}. */
    SheetChoice of(TableKey table, Shape shape);

    /** Decisions by table. */
    static Choices of(Map<TableKey, SheetChoice> choices) {
        return (table, shape) -> choices.getOrDefault(table, SheetChoice.NONE);
    }
}
