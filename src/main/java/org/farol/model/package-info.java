/** A trained model with its threshold and the honest measure of its quality, and its files. */
@NullMarked
package org.farol.model;

import org.jspecify.annotations.NullMarked;
