/** How far data have moved from what a model learned from: arrays in, values out. */
@NullMarked
package org.farol.drift;

import org.jspecify.annotations.NullMarked;
