package org.farol.app;

import java.util.List;
import java.util.Optional;

/**
 * What is told of a student whom a program describes.
 *
 * @param risk the probability in [0,1] of being behind the year after {@code year}
 * @param threshold risk from which a student is flagged
 * @param reasons why, if they were asked for
 */
public record Answer(
        String studentId, int year, double risk, double threshold, String modelVersion, Optional<Reasons> reasons) {
    private static final int TOP = 5;

    /** Whether the student is flagged. */
    public boolean flagged() {
        return risk >= threshold;
    }

    /** The most influential reasons, most influential first; none where reasons were not asked for. */
    public List<Reasons.Contribution> top() {
        return reasons.map(all -> all.contributions().stream().limit(TOP).toList())
                .orElseGet(List::of);
    }

    /** What all other reasons add to the risk together: with it, the base value and the top ones sum to the risk. */
    public double others() {
        return reasons.map(all -> risk
                        - all.baseValue()
                        - top().stream()
                                .mapToDouble(Reasons.Contribution::impact)
                                .sum())
                .orElse(0.0);
    }
}
