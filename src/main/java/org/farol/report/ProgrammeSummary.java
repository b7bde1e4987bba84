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
 * @param drift how far the students have moved from those of the training; empty where it was not looked at
 * @param limits what the model cannot do, in whole sentences
 * @param listed those to be listed by name, highest risk first; none for a board
 */
public record ProgrammeSummary(
        int year,
        List<Part> phases,
        List<Part> classes,
        Optional<FollowUps> followUps,
        Optional<Drift> drift,
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

    /**
     * Drift of the features that the model looks at.
     *
     * @param told what it amounts to and what to do, in whole sentences
     * @param drifted those that moved more than by chance, the most moved first
     */
    public record Drift(List<String> told, List<Drifted> drifted) {
        public Drift {
            told = List.copyOf(told);
            drifted = List.copyOf(drifted);
        }
    }

    /** A feature in words, its population stability index and what that amounts to. */
    public record Drifted(String label, double psi, String level) {}

    /** How many things agreed are still open, how many of those are overdue, and how many ended. */
    public record FollowUps(int open, int overdue, int ended) {}
}
