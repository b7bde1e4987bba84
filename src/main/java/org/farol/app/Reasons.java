package org.farol.app;

import java.util.List;
import java.util.OptionalDouble;

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

    /**
     * What one feature adds to the risk (negative: takes from it).
     *
     * @param feature its technical name, for instance {@code IEG} or {@code DEFASAGEM_SEM_PROMOCAO}; bundles give the
     *     words
     * @param value the student's value; empty when unknown
     */
    public record Contribution(String feature, OptionalDouble value, double impact) {}
}
