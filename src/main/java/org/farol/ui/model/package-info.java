/** The window about the model: its threshold, quality, influences, what came true, and its versions. */
@NullMarked
package org.farol.ui.model;

import org.jspecify.annotations.NullMarked;
