package org.farol.app;

import java.util.List;
import java.util.OptionalDouble;
import org.farol.model.TestYear;

/**
 * What came true: predictions from a year's records, by a model that had not seen that year's outcomes, against the
 * defasagem of the year after.
 */
public record Evaluation(int year, String modelVersion, TestYear quality, List<Group> groups) {
    public Evaluation {
        groups = List.copyOf(groups);
    }

    /**
     * The same for a part of the students.
     *
     * @param field what they are grouped by, for instance {@code genero}
     * @param positives those who fell behind
     * @param recall share of {@code positives} flagged; empty when there are none
     * @param precision share of the flagged who fell behind; empty when none was flagged
     */
    public record Group(
            String field,
            String value,
            int n,
            int positives,
            OptionalDouble recall,
            OptionalDouble precision,
            double flaggedShare) {}
}
