package org.farol.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The whole programme in a year.
 *
 * @param phases each phase, lowest first
 * @param classes each class, by phase and letter
 * @param followUps how what was agreed stands; empty where nothing was ever agreed
 * @param limits what the model cannot do, in whole sentences
 * @param listed those to be listed by name, highest risk first; none for a board
 */
public record ProgrammeSummary(
        int year,
        List<Part> phases,
        List<Part> classes,
        Optional<FollowUps> followUps,
        List<String> limits,
        List<ListedStudent> listed) {
    public ProgrammeSummary {
        phases = List.copyOf(phases);
        classes = List.copyOf(classes);
        limits = List.copyOf(limits);
        listed = List.copyOf(listed);
    }

    int students() {
        return phases.stream().mapToInt(Part::students).sum();
    }

    int flagged() {
        return phases.stream().mapToInt(Part::flagged).sum();
    }

    /**
     * A part of the students.
     *
     * @param fase empty where no sheet says it
     * @param turma empty for a whole phase
     * @param before share, in [0,1], that was flagged the year before, among those whose outcome became known
     */
    public record Part(OptionalInt fase, Optional<String> turma, int students, int flagged, OptionalDouble before) {
        double share() {
            return (double) flagged / students;
        }
    }

    /** How many things agreed are still open, how many of those are overdue, and how many ended. */
    public record FollowUps(int open, int overdue, int ended) {}
}
