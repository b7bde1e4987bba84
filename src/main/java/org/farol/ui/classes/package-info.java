/** A class at a glance. */
@NullMarked
package org.farol.ui.classes;

import org.jspecify.annotations.NullMarked;
