/** What an import did, cell by cell. */
@NullMarked
package org.farol.ui.imports;

import org.jspecify.annotations.NullMarked;
