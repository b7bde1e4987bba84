/** The guide, offline: one text for the window's help and the README. */
@NullMarked
package org.farol.ui.help;

import org.jspecify.annotations.NullMarked;
