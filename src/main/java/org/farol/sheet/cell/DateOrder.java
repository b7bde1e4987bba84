package org.farol.sheet.cell;

/** Which part of a grade the spreadsheet program took for the month when it made a date of it. */
public enum DateOrder {
    /** {@code 8.7} became 7 August, as in the real sheets. */
    MONTH_FIRST,
    /** {@code 8.7} became 8 July, as where the day is written first. */
    DAY_FIRST
}
