/** Features, growing, scoring, exact SHAP: arrays in, arrays out. Knows nothing of files or windows. */
@NullMarked
package org.farol.forest;

import org.jspecify.annotations.NullMarked;
