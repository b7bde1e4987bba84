/** Interventions and what is due. */
@NullMarked
package org.farol.ui.followup;

import org.jspecify.annotations.NullMarked;
