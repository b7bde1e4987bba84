/** How are we doing: the first place of the window. */
@NullMarked
package org.farol.ui.home;

import org.jspecify.annotations.NullMarked;
