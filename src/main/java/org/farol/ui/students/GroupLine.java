package org.farol.ui.students;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The heading of a group of students.
 *
 * @param fase empty where it is unknown
 * @param turma empty where students are grouped by phase alone, or their class is unknown
 * @param students how many of them are shown, opened or not
 * @param flagged how many of those reach the threshold
 * @param open whether they stand below it
 */
record GroupLine(OptionalInt fase, Optional<String> turma, int students, int flagged, boolean open) implements Line {
    /** What it is a group of, whatever is in it now. */
    Grouping.Key key() {
        return new Grouping.Key(fase, turma);
    }
}
