package org.farol.store;

/** The store cannot be opened, read or written. What was confirmed before stays as it was. */
public final class StoreException extends RuntimeException {
    /** What is wrong with the store; each has its message and its advice in the person's language. */
    public enum Reason {
        /** Another Farol has this folder open. */
        IN_USE,
        /** The folder cannot be made or written. */
        NOT_WRITABLE,
        /** The disk has no room left. */
        DISK_FULL,
        /** The folder was there and is gone, as when a network share is taken away. */
        FOLDER_GONE,
        /** The store is encrypted, and no key was given. */
        PASSPHRASE_NEEDED,
        /** The store is encrypted with another key than the one given, or not at all. */
        WRONG_PASSPHRASE,
        /** A newer Farol wrote it. */
        NEWER_VERSION,
        /** The file is damaged or the disk failed. */
        UNREADABLE,
        /** The server of a shared store does not answer, or the connection to it was lost. */
        SERVER_UNREACHABLE,
        /** The server does not know the user, the password or the database, or does not let the user write there. */
        SERVER_REFUSED,
        /** The server answered with an error of its own. */
        SERVER_FAILED
    }

    private final Reason reason;

    StoreException(Reason reason, Throwable cause) {
        super(reason + ": " + cause.getMessage(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
