/** Background work: progress, cancelling, and one way to tell an error. */
@NullMarked
package org.farol.ui.task;

import org.jspecify.annotations.NullMarked;
