package org.farol.store;

/** What an import did to the records: student-years new, changed and as they were; students linked by it. */
public record ImportCounts(int added, int updated, int unchanged, int linked) {}
