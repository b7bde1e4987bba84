package org.farol.app;

/** A program gave a value that no rule can read. Holds the key, and nothing of the value. */
public final class UnreadableValueException extends Exception {
    /** Why it cannot be read. */
    public enum Reason {
        UNREADABLE,
        OUT_OF_RANGE,
        /** It has more than one reading. */
        AMBIGUOUS,
        /** It is a list or an object. */
        NOT_SINGLE
    }

    private final String key;
    private final Reason reason;

    UnreadableValueException(String key, Reason reason) {
        super(key + " " + reason);
        this.key = key;
        this.reason = reason;
    }

    public String key() {
        return key;
    }

    public Reason reason() {
        return reason;
    }
}
