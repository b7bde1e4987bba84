package org.farol.sheet.cell;

/** Why a damaged cell was read as it was and not otherwise. */
public enum Proof {
    /** No other reading lies within what the field can hold. */
    ONLY_READING,
    /** The cell's number format tells which digits were typed. */
    NUMBER_FORMAT,
    /** INDE agrees with its weighted indicators in this reading and in no other. */
    INDE_IDENTITY,
    /** IDA is the mean of the subjects' grades in this reading and in no other. */
    IDA_MEAN,
    /** IAN follows from defasagem, and takes no values but 2.5, 5 and 10. */
    IAN_IDENTITY,
    /** The band (pedra) that the row names holds this INDE and no other reading of it. */
    PEDRA_BAND,
    /** Other cells of the column can only have been written in this way. */
    COLUMN,
    /** Another record of the student says the same. */
    OTHER_RECORD,
    /** A person said so. */
    PERSON,
    /** None: to be looked at. */
    NONE
}
