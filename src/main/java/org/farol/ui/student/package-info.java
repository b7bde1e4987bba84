/** Why: one student's risk, reasons and history. */
@NullMarked
package org.farol.ui.student;

import org.jspecify.annotations.NullMarked;
