package org.farol.store;

import java.time.Instant;

/**
 * A free note on a student.
 *
 * @param studentId by RA where linked
 * @param version rises with every change; who changes it says which version was seen
 */
public record StudentNote(long id, String studentId, String text, Instant createdAt, Instant changedAt, int version) {}
