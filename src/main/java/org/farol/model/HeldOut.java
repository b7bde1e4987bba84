package org.farol.model;

import java.util.List;
import java.util.Set;

/** What a forest has not seen of an example that it is to predict out of fold. */
enum HeldOut {
    /** No year of the student: how well it ranks those whose year it knows. */
    STUDENT,
    /**
     * Besides, no student of that year. A model will be asked about a year that nobody has seen, whose base rate and
     * sheet differ from those of the years before; probabilities that are calibrated within its own years are too sure.
     */
    STUDENT_AND_YEAR;

    /**
     * The years, dealt into groups that are predicted at a time, each with the years that a forest for it must not have
     * seen. Where there is one year only, its students are all there is to learn from.
     */
    List<Turn> turns(List<Integer> years) {
        if (this == STUDENT || years.size() == 1) {
            return List.of(new Turn(Set.copyOf(years), Set.of()));
        }
        return years.stream().map(year -> new Turn(Set.of(year), Set.of(year))).toList();
    }

    /**
     * Years predicted by one forest of each fold.
     *
     * @param hidden from that forest, for all students
     */
    record Turn(Set<Integer> predicted, Set<Integer> hidden) {}
}
