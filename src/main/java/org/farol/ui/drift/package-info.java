/** Whether the data still look like those the model learned from. */
@NullMarked
package org.farol.ui.drift;

import org.jspecify.annotations.NullMarked;
