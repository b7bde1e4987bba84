/** How the program is to be. */
@NullMarked
package org.farol.ui.settings;

import org.jspecify.annotations.NullMarked;
