/** A spreadsheet file becomes yearly records and an account of every cell that was repaired or refused. */
@NullMarked
package org.farol.sheet;

import org.jspecify.annotations.NullMarked;
