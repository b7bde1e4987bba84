package org.farol.sheet;

import java.util.Optional;
import org.farol.pede.Field;
import org.farol.pede.Value;

/**
 * What became of one cell that could not be taken as it stands.
 *
 * @param row row as the spreadsheet shows it, from 1
 * @param column the header of the column as the sheet has it
 * @param raw the cell as the sheet has it, dates as {@code yyyy-MM-dd}
 * @param value what it was read as; empty when refused
 */
public record CellAccount(
        int row, String column, int year, Field field, String raw, Optional<Value> value, Rule rule) {}
