package org.farol.sheet.cell;

/** How a cell was read, or why it was not. */
public enum Rule {
    /** As it stands. */
    AS_WRITTEN,
    /** A grade that a spreadsheet program took for a date: {@code 8.7} became 7 August, {@code 5.9375} 1 May 9375. */
    DATE_TO_GRADE,
    /** An age taken for a date: 8 became 8 January 1900. */
    DATE_TO_AGE,
    /** A number kept as text. */
    TEXT_TO_NUMBER,
    /** A number kept as text with a decimal comma. */
    DECIMAL_COMMA,
    /** Dots that a spreadsheet program put into a number's digits: {@code 7.883.752} for 7.883752. */
    THOUSANDS_DOTS,
    /** A decimal point that was lost or moved: {@code 75} or {@code 0.75} for 7.5. */
    SHIFTED_POINT,
    /** A birth date whose day and month changed places, or kept as text with the month first. */
    SWAPPED_DATE,
    /** A known word in another spelling: {@code Agata}, {@code Menina}, {@code FASE 3}. */
    SPELLING,
    /** A value the sheet leaves out and an identity determines. */
    DERIVED,
    /** A code or a word for "no value yet": {@code D9600}, {@code INCLUIR}, {@code #NULO!}. */
    REFUSED_CODE,
    /** Nothing reads it. */
    REFUSED_UNREADABLE,
    /** It reads as a number that the field cannot hold. */
    REFUSED_OUT_OF_RANGE,
    /** Several readings are possible and nothing proves one. */
    REFUSED_AMBIGUOUS;

    /** Whether the cell gave no value. */
    public boolean refuses() {
        return this == REFUSED_CODE
                || this == REFUSED_UNREADABLE
                || this == REFUSED_OUT_OF_RANGE
                || this == REFUSED_AMBIGUOUS;
    }

    /** Whether the likeliest reading may stand, flagged, where nothing proves it; a moved point may not. */
    public boolean mayStandUnproved() {
        return this != THOUSANDS_DOTS && this != SHIFTED_POINT;
    }
}
