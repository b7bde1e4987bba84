/** Models from and to other places: Hugging Face, any HTTPS folder, a file. The one part of Farol that uses the network. */
@NullMarked
package org.farol.model.registry;

import org.jspecify.annotations.NullMarked;
