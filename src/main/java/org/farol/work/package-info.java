/** How long work tells its progress and is asked to stop. Depends on nothing. */
@NullMarked
package org.farol.work;

import org.jspecify.annotations.NullMarked;
