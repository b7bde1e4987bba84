package org.farol.sheet;

import java.util.List;
import java.util.Optional;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Rule;

/**
 * What became of one cell that could not be taken as it stands.
 *
 * @param row row as the spreadsheet shows it, from 1
 * @param column the header of the column as the sheet has it; of a value the sheet leaves out, the field's name
 * @param raw the cell as the sheet has it, dates as {@code yyyy-MM-dd}
 * @param value what it was read as; empty when refused
 * @param proof why so and not otherwise
 * @param possible what it may be, where it is refused because that is not settled
 */
public record CellAccount(
        int row,
        String column,
        int year,
        Field field,
        String raw,
        Optional<Value> value,
        Rule rule,
        Proof proof,
        List<Value> possible) {
    /** Whether a value stands that nothing proves, or none where one might. */
    public boolean needsALook() {
        return rule.refuses() || proof == Proof.NONE;
    }
}
