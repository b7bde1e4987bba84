package org.farol.sheet.cell;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.farol.pede.Field;
import org.farol.sheet.raw.RawCell;

/** Reads single cells, each by what its column is; what only the rest of the row can settle stays open. */
public final class CellReader {
    private static final int MOST_REMEMBERED = 5_000;

    private final WordCells words = new WordCells();
    private final BirthDates birthDates;
    private final NumberCells numbers;
    /** Words come again and again; what they mean is looked up once. */
    private final Map<Field, Map<String, CellReading>> known = new EnumMap<>(Field.class);

    /**
     * A reader for one sheet.
     *
     * @param birthDates the habits of its column of birth dates
     * @param gradeDates the likelier order of grades that became dates
     * @param pointsMoved whether a spreadsheet program moved decimal points in it
     */
    public CellReader(BirthDates birthDates, DateOrder gradeDates, boolean pointsMoved) {
        this.birthDates = birthDates;
        this.numbers = new NumberCells(gradeDates, pointsMoved);
    }

    /** What {@code cell} may be in a column of {@code field}. */
    public CellReading read(Field field, RawCell cell) {
        if (field.kind() == Field.Kind.GRADE || !(cell instanceof RawCell.Text(String text))) {
            return readAnew(field, cell);
        }
        var readings = known.computeIfAbsent(field, key -> new HashMap<>());
        var reading = readings.get(text);
        if (reading == null) {
            reading = readAnew(field, cell);
            if (readings.size() < MOST_REMEMBERED) {
                readings.put(text, reading);
            }
        }
        return reading;
    }

    private CellReading readAnew(Field field, RawCell cell) {
        return switch (field) {
            case FASE, FASE_IDEAL -> words.orCode(field, cell, Phases.read(cell));
            case NASCIMENTO -> words.orCode(field, cell, birthDates.read(cell));
            default ->
                switch (field.kind()) {
                    case GRADE, WHOLE -> words.orCode(field, cell, numbers.read(field, cell));
                    case FLAG, TEXT -> words.read(field, cell);
                };
        };
    }
}
