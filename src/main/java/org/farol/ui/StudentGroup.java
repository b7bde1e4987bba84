package org.farol.ui;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Students to look at together, as a number or a class elsewhere in the window stands for them.
 *
 * @param heading why these, in the person's words: "Turma 3A", "Risco alto que era baixo"
 * @param year of their records; empty for the year shown
 * @param studentIds who they are
 */
public record StudentGroup(String heading, OptionalInt year, Set<String> studentIds) {
    public StudentGroup {
        studentIds = Set.copyOf(studentIds);
    }

    /** Students of the year shown. */
    public StudentGroup(String heading, Set<String> studentIds) {
        this(heading, OptionalInt.empty(), studentIds);
    }
}
