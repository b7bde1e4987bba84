/** The window. */
@NullMarked
package org.farol.ui;

import org.jspecify.annotations.NullMarked;
