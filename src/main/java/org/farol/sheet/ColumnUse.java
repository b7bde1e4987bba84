package org.farol.sheet;

import java.util.Optional;
import java.util.OptionalInt;
import org.farol.pede.Field;

/**
 * What a column was taken for.
 *
 * @param index position in the sheet, from 0
 * @param header the header as the sheet has it
 * @param field empty for the student id and for columns kept raw but not read
 * @param year the year its values belong to, where known
 * @param use why it is read or not
 */
public record ColumnUse(int index, String header, Optional<Field> field, OptionalInt year, Use use) {
    /** The part a column plays. */
    public enum Use {
        STUDENT_ID,
        READ,
        /** No cell below the header. */
        EMPTY,
        /** Another column gives the same field better; this one's cells are kept raw. */
        DUPLICATE,
        /** Of a year other than the sheet's. */
        OTHER_YEAR,
        /** Not part of the standard schema; its cells are kept raw. */
        UNKNOWN
    }
}
