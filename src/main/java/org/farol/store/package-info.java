/** The H2 store: imports, students, records, predictions. SQL lives here and nowhere else. */
@NullMarked
package org.farol.store;

import org.jspecify.annotations.NullMarked;
