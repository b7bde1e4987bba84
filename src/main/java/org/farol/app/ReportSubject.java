package org.farol.app;

import java.util.List;
import java.util.OptionalInt;

/** Whom a report is about. */
public sealed interface ReportSubject {
    /** One page for each of these students, in this order. */
    record Students(List<String> ids) implements ReportSubject {
        public Students {
            ids = List.copyOf(ids);
        }
    }

    /**
     * A class: its list, then one page for each student.
     *
     * @param fase empty for the classes of that name in all phases
     */
    record SchoolClass(OptionalInt fase, String turma) implements ReportSubject {}

    /** Everybody, in figures and without names: the summary for the board. */
    record Programme() implements ReportSubject {}
}
