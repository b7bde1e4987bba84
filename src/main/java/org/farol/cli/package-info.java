/** The command line. */
@NullMarked
package org.farol.cli;

import org.jspecify.annotations.NullMarked;
