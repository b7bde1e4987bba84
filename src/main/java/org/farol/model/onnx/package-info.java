/** A trained model as an ONNX file that other programs score with, written and read back without loss. */
@NullMarked
package org.farol.model.onnx;

import org.jspecify.annotations.NullMarked;
