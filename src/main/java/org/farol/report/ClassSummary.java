package org.farol.report;

import java.util.List;
import java.util.OptionalInt;

/**
 * A class at a glance.
 *
 * @param fase empty for the classes of that name in all phases
 * @param students highest risk first
 * @param flaggedShare of all students of the year that are flagged, in [0,1], to compare with
 */
public record ClassSummary(
        OptionalInt fase, String turma, int year, List<ListedStudent> students, double flaggedShare) {
    public ClassSummary {
        students = List.copyOf(students);
    }
}
