/** Reports: what they are about, a look at their pages, saved or printed. */
@NullMarked
package org.farol.ui.report;

import org.jspecify.annotations.NullMarked;
