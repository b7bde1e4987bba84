package org.farol.app;

/** What was asked needs something that is not there yet. Nothing was changed. */
public final class NotPossibleException extends Exception {
    /** What is missing; each has its message and its advice in the person's language. */
    public enum Reason {
        NO_RECORDS,
        NO_RECORDS_OF_YEAR,
        NO_SUCH_STUDENT,
        NO_SUCH_CLASS,
        NO_MODEL,
        /** There is no model to go back to. */
        NO_EARLIER_MODEL,
        NO_OUTCOMES,
        /** The model was not trained on the records at hand. */
        NO_TRAINING_RECORDS,
        NO_SPREADSHEETS,
        /** Another program serves at the port that the local API is to be served at. */
        PORT_IN_USE,
        NO_SUCH_IMPORT,
        /** An earlier version of Farol imported it and did not keep the file. */
        NO_ORIGINAL,
        /** It was taken out because it spoke of a student who was erased. */
        ORIGINAL_ERASED,
        /** A later import speaks of the same students. */
        IMPORT_BUILT_ON,
        /** What was to be changed has been changed or deleted since it was opened. */
        CHANGED_MEANWHILE,
        /** Another has kept or deleted a list of that name since it was shown. */
        VIEW_CHANGED_MEANWHILE,
        /** Another has decided of the same id since it was shown. */
        LINK_DECIDED_MEANWHILE,
        /** The file is no backup of Farol's, or damaged. */
        NOT_A_BACKUP,
        /** The passphrase is not the one the data was encrypted with. */
        WRONG_PASSPHRASE,
        /** Too short to keep anybody out. */
        WEAK_PASSPHRASE,
        /** The backup was encrypted with another passphrase than the one at hand. */
        BACKUP_NEEDS_PASSPHRASE,
        /** This system has no key store that Farol can use. */
        NO_KEY_STORE,
        /** The person did not say yes. */
        NOT_CONFIRMED,
        /** The audit log is not as it was written. */
        AUDIT_BROKEN,
        /** It is no address of a PostgreSQL. */
        NOT_A_SERVER,
        /** Others share the data that would be replaced. */
        SERVER_NOT_EMPTY,
        /** The data is on a server, whose administrator encrypts it. */
        ENCRYPTED_BY_SERVER
    }

    private final Reason reason;
    private final String subject;

    /** {@code subject}: the year, student id, folder, import or files it is about, empty when it is about none. */
    public NotPossibleException(Reason reason, String subject) {
        super(reason + " " + subject);
        this.reason = reason;
        this.subject = subject;
    }

    public Reason reason() {
        return reason;
    }

    public String subject() {
        return subject;
    }
}
