package org.farol.model;

import java.util.List;
import java.util.Optional;
import org.farol.forest.Metrics;

/**
 * The students of a test year whose fase ideal of the year after was not the one that their age let expect, as when a
 * sheet counts ages otherwise than the one before: what decides their outcome could not be known.
 *
 * @param aucOfOthers of all students but those, in [0,1], as is {@code brierOfOthers}
 */
public record MovedLadder(int students, double aucOfOthers, double brierOfOthers) {
    /** Empty if there are none, or if all others had the same outcome. */
    static Optional<MovedLadder> of(List<Outcome> outcomes) {
        var others = outcomes.stream().filter(outcome -> !outcome.ladderMoved()).toList();
        var metrics = new Metrics(Outcome.risks(others), Outcome.behind(others));
        if (others.size() == outcomes.size() || metrics.positives() == 0 || metrics.positives() == others.size()) {
            return Optional.empty();
        }
        return Optional.of(new MovedLadder(outcomes.size() - others.size(), metrics.auc(), metrics.brier()));
    }
}
