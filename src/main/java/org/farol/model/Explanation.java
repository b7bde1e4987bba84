package org.farol.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One risk with its reasons: {@code baseValue} and all impacts sum to {@code risk}, on the probability scale.
 *
 * @param impacts one for each feature, most influential first
 */
public record Explanation(double risk, double baseValue, List<Impact> impacts) {
    public Explanation {
        impacts = List.copyOf(impacts);
    }

    /** What a feature adds to the risk (negative: takes from it), and its value, empty when unknown. */
    public record Impact(String feature, OptionalDouble value, double impact) {}
}
