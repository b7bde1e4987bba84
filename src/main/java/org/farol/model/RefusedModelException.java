package org.farol.model;

/** A model cannot be used. The active model stays. */
public final class RefusedModelException extends Exception {
    /** Why; each has its message and its advice in the person's language. */
    public enum Reason {
        /** No such version, or one of its files is not there. */
        MISSING,
        /** Not a model, or a file that cannot be what it says. */
        CORRUPT,
        /** {@code model.onnx} is not the file that {@code metadata.json} tells of. */
        WRONG_HASH,
        TOO_LARGE,
        /** Written by a Farol newer than this one. */
        NEWER_FORMAT,
        /** Its features are not those that this Farol computes, in their order. */
        OTHER_FEATURES,
        /** Another model of the same name is here already. */
        NAME_TAKEN
    }

    private final Reason reason;
    private final String subject;

    /** {@code subject}: the version, file or address it is about. */
    public RefusedModelException(Reason reason, String subject) {
        super(reason + " " + subject);
        this.reason = reason;
        this.subject = subject;
    }

    /** The same, with what was found. */
    public RefusedModelException(Reason reason, String subject, Throwable cause) {
        super(reason + " " + subject, cause);
        this.reason = reason;
        this.subject = subject;
    }

    public Reason reason() {
        return reason;
    }

    /** The version, file or address it is about. */
    public String subject() {
        return subject;
    }
}
