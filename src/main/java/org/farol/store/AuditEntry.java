package org.farol.store;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param id 1, 2, 3 … without gaps
 * @param who the account of the operating system
 * @param about an import's number, a file, a model's version or a student's pseudonym; may be empty
 * @param hash SHA-256, in hex, of the fields and of the hash before
 */
public record AuditEntry(long id, Instant at, String who, AuditEvent event, String about, String hash) {}
