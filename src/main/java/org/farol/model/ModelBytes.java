package org.farol.model;

import org.farol.work.Sha256;

/** The two files of a model (see {@link ModelFolder}) where they are not on this disk. */
@SuppressWarnings("ArrayRecordComponent") // Never compared but by its SHA-256.
public record ModelBytes(byte[] metadata, byte[] onnx) {
    /** Of {@code metadata}, which tells that of {@code onnx}: what tells this model from all others. */
    public String sha256() {
        return Sha256.of(metadata);
    }
}
