package org.farol.sheet;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a column was taken for.
 *
 * @param index position in the sheet, from 0
 * @param header the header as the sheet has it, of merged headers all lines
 * @param year the year its values belong to, where its header tells
 * @param use why it is read or not
 * @param readable the share of its first filled cells that its role can hold, in [0,1]; 1 where there is none to hold
 * @param samples a few of its different cells
 */
public record ColumnUse(
        int index,
        String header,
        Role role,
        OptionalInt year,
        Use use,
        Evidence evidence,
        double readable,
        List<String> samples) {
    public ColumnUse {
        samples = List.copyOf(samples);
    }

    /** What is done with a column. */
    public enum Use {
        STUDENT_ID,
        READ,
        /** No cell below the header. */
        EMPTY,
        /** Another column gives the same field better; this one's cells stay in the kept file. */
        DUPLICATE,
        /** Of a year other than the sheet's. */
        OTHER_YEAR,
        /** Known, but no part of a yearly record. */
        ASIDE,
        /** Nobody knows what it is. */
        UNKNOWN
    }

    /** How sure the role is, in [0,1]: by its evidence, less where the cells do not bear it out. */
    public double confidence() {
        return switch (evidence) {
            case PERSON -> 1;
            case NAME, INDE_IDENTITY -> 0.5 + 0.5 * readable;
            case CONTENT, PART_OF_NAME -> 0.4 + 0.4 * readable;
            case ABBREVIATED_NAME, MISSPELT_NAME -> 0.3 + 0.4 * readable;
            case NONE -> 0;
        };
    }
}
