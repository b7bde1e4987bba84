package org.farol.pede;

/** Where a record was read: file name (no folder), sheet name, and row as the spreadsheet shows it (1-based). */
public record Source(String file, String sheet, int row) {}
