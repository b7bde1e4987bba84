/**
 * Files as they are: sheets, rows and cells of .xlsx, .xls, .ods and .csv, before anybody asks what they mean. Rows are
 * streamed; what a file can make the program hold is bounded.
 */
@NullMarked
package org.farol.sheet.raw;

import org.jspecify.annotations.NullMarked;
