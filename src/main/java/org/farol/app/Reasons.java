package org.farol.app;

import java.util.List;
import java.util.OptionalDouble;
import org.farol.model.Explanation;

/**
 * Why a student's risk is what it is: {@code baseValue} and all impacts add up to {@code risk}, all on the probability
 * scale.
 *
 * @param contributions one for each original feature, most influential first
 */
public record Reasons(String studentId, int year, double risk, double baseValue, List<Contribution> contributions) {
    public Reasons {
        contributions = List.copyOf(contributions);
    }

    /** The explanation of a student's risk in a year. */
    static Reasons of(String studentId, int year, Explanation explanation) {
        return new Reasons(
                studentId,
                year,
                explanation.risk(),
                explanation.baseValue(),
                explanation.impacts().stream()
                        .map(impact -> new Contribution(impact.feature(), impact.value(), impact.impact()))
                        .toList());
    }

    /**
     * What one feature adds to the risk (negative: takes from it).
     *
     * @param feature its technical name, for instance {@code IEG} or {@code DEFASAGEM_SEM_PROMOCAO}; bundles give the
     *     words
     * @param value the student's value; empty when unknown
     */
    public record Contribution(String feature, OptionalDouble value, double impact) {}
}
