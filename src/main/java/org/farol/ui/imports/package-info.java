/** Importing: the assistant, what became of every cell, the history, the links between students. */
@NullMarked
package org.farol.ui.imports;

import org.jspecify.annotations.NullMarked;
