package org.farol.model;

/** A model's files are not what was written. */
public final class DamagedModelException extends Exception {
    private final String version;

    DamagedModelException(String version, Throwable cause) {
        super("model " + version + " is damaged", cause);
        this.version = version;
    }

    /** The version asked for. */
    public String version() {
        return version;
    }
}
