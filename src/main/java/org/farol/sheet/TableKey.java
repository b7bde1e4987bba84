package org.farol.sheet;

/**
 * One table of a file.
 *
 * @param sheet name of its sheet
 * @param number among the sheet's tables, from 1
 */
public record TableKey(String sheet, int number) {}
