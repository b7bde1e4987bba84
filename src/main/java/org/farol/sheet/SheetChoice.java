package org.farol.sheet;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.pede.Field;
import org.farol.pede.Value;

/**
 * What a person decided of one table.
 *
 * @param included whether it is read; empty where nothing was decided
 * @param year of its records, where its columns tell none
 * @param roles of columns, by index
 * @param cells the values of cells whose reading nothing settled
 */
public record SheetChoice(
        Optional<Boolean> included, OptionalInt year, Map<Integer, Role> roles, Map<CellKey, Value> cells) {
    /** A cell of a record: row as the spreadsheet shows it. */
    public record CellKey(int row, int year, Field field) {}

    /** Nothing decided. */
    public static final SheetChoice NONE = new SheetChoice(Optional.empty(), OptionalInt.empty(), Map.of(), Map.of());

    public SheetChoice {
        roles = Map.copyOf(roles);
        cells = Map.copyOf(cells);
    }
}
