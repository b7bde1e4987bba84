/** Farol's entry point. */
@NullMarked
package org.farol;

import org.jspecify.annotations.NullMarked;
