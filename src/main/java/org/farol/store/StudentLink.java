package org.farol.store;

/** An id without RA and the student (an RA) it was proved to be. */
public record StudentLink(String ownId, String studentId) {}
