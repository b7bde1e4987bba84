package org.farol.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.ColumnNames.Meaning;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.cell.CellReading;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one column before its role is.
 *
 * @param cells of the first data rows, blank ones too
 * @param filled how many cells of the rows at hand are not blank
 */
record ColumnFacts(int index, String header, Optional<Meaning> meaning, List<RawCell> cells, int filled) {
    private static final int SAMPLES = 3;

    OptionalInt year() {
        return meaning.map(Meaning::year).orElseGet(OptionalInt::empty);
    }

    /** The share, in [0,1], of the filled cells at hand of which {@code holds}; 0 where none is filled. */
    double share(Predicate<RawCell> holds) {
        var all = 0;
        var held = 0;
        for (var cell : cells) {
            if (!(cell instanceof RawCell.Blank)) {
                all++;
                held += holds.test(cell) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) held / all;
    }

    /** The share of the filled cells at hand that {@code role} can hold. */
    double readable(Role role, CellReader reader) {
        if (role instanceof Role.Of(Field field)) {
            return share(cell -> reader.read(field, cell) instanceof CellReading.Possible);
        }
        if (role instanceof Role.StudentId) {
            return share(cell -> !(cell instanceof RawCell.Blank));
        }
        return role instanceof Role.YearOfRow
                ? share(cell -> ColumnNames.year(cell.raw()).isPresent())
                : 1;
    }

    /** The number that the cell of a row most likely is in a column of {@code field}. */
    OptionalDouble number(int row, Field field, CellReader reader) {
        return reader.read(field, cells.get(row)) instanceof CellReading.Possible(var readings)
                        && readings.getFirst().value() instanceof Value.Numeric(double number)
                ? OptionalDouble.of(number)
                : OptionalDouble.empty();
    }

    /** Columns of one table are told apart by where they stand. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnFacts column && column.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }

    /** A few different cells. */
    List<String> samples() {
        var samples = new ArrayList<String>();
        for (var cell : cells) {
            if (!(cell instanceof RawCell.Blank) && !samples.contains(Names.shortened(cell.raw()))) {
                samples.add(Names.shortened(cell.raw()));
            }
            if (samples.size() == SAMPLES) {
                break;
            }
        }
        return samples;
    }
}
