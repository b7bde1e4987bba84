package org.farol.model.onnx;

/** An ONNX file is not a scoring graph as {@link OnnxFile} writes it. */
public final class MalformedGraphException extends Exception {
    MalformedGraphException(String what) {
        super(what);
    }

    MalformedGraphException(String what, Throwable cause) {
        super(what, cause);
    }
}
