package org.farol.store;

import java.time.Instant;

/** An import of one file, with how many student-years it speaks of. */
public record StoredImport(long id, String file, Instant importedAt, int studentYears) {}
