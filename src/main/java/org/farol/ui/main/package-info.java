/** The window's frame: menu, actions, the sample banner, the model's quality, progress. */
@NullMarked
package org.farol.ui.main;

import org.jspecify.annotations.NullMarked;
