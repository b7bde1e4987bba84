/** The use cases that the window, the command line and the API share: the only door to the rooms behind them. */
@NullMarked
package org.farol.app;

import org.jspecify.annotations.NullMarked;
