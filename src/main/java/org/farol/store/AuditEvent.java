package org.farol.store;

/** What the audit log tells of. Stored by name. */
public enum AuditEvent {
    IMPORTED,
    IMPORT_UNDONE,
    LINKED,
    LINK_REFUSED,
    SCORED,
    MODEL_IN_USE,
    REPORT_WRITTEN,
    STUDENT_EXPORTED,
    STUDENT_ERASED,
    PSEUDONYMISED_EXPORT,
    BACKED_UP,
    RESTORED,
    PASSPHRASE_SET,
    PASSPHRASE_CHANGED,
    PASSPHRASE_REMOVED
}
