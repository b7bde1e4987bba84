/** Printed pages: one student's reasons, or everybody's. */
@NullMarked
package org.farol.report;

import org.jspecify.annotations.NullMarked;
