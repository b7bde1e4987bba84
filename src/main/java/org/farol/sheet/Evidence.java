package org.farol.sheet;

/** Why a column was taken for what it is, the strongest last. */
public enum Evidence {
    /** Nothing tells. */
    NONE,
    /** The header differs from a name by a slip of the pen, and the cells bear it out. */
    MISSPELT_NAME,
    /** The header shortens a name, word by word, and the cells bear it out. */
    ABBREVIATED_NAME,
    /** The header contains a name, and the cells bear it out. */
    PART_OF_NAME,
    /** The cells can hardly be anything else. */
    CONTENT,
    /** INDE agrees with its indicators if the column is this one, and if no other is. */
    INDE_IDENTITY,
    /** The header is a name. */
    NAME,
    /** A person said so, of this sheet or of an earlier one of its shape. */
    PERSON
}
