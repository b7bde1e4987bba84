package org.farol.store;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A plan for a student, as stored.
 *
 * @param studentId by RA where linked
 * @param baseYear year of the student's latest record when it was agreed; empty where there was none
 * @param version rises with every change; who changes it says which version was seen
 */
public record Intervention(
        long id,
        String studentId,
        Plan plan,
        OptionalInt baseYear,
        Instant createdAt,
        Instant changedAt,
        int version) {}
