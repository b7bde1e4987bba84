/** What a damaged cell may have been: every kind of damage is undone by a strategy of its own, by name. */
@NullMarked
package org.farol.sheet.cell;

import org.jspecify.annotations.NullMarked;
