package org.farol.model.registry;

/** A model could not be fetched or published. Nothing was changed; the active model stays. */
public final class RegistryException extends Exception {
    /** Why; each has its message and its advice in the person's language. */
    public enum Reason {
        /** Neither {@code hf:owner/repo}, nor an HTTPS address, nor a file or folder that is there. */
        NO_SUCH_PLACE,
        /** A plain http address of another machine. */
        INSECURE,
        /** No answer, or one that was cut off again and again. */
        NO_CONNECTION,
        /** 401: no token, or one that is not accepted. */
        UNAUTHORIZED,
        /** 403: the token does not allow it. */
        FORBIDDEN,
        /** 404. */
        NOT_FOUND,
        /** 429 or 503, still after waiting. */
        BUSY,
        /** 5xx, still after waiting. */
        SERVER_ERROR,
        /** Any other answer that helps nobody. */
        UNEXPECTED_ANSWER,
        /** Publishing needs a token. */
        NO_TOKEN
    }

    private final Reason reason;
    private final String subject;

    RegistryException(Reason reason, String subject) {
        super(reason + " " + subject);
        this.reason = reason;
        this.subject = subject;
    }

    RegistryException(Reason reason, String subject, Throwable cause) {
        super(reason + " " + subject, cause);
        this.reason = reason;
        this.subject = subject;
    }

    public Reason reason() {
        return reason;
    }

    /** The address it is about, without anything secret. */
    public String subject() {
        return subject;
    }
}
