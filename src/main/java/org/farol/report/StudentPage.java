package org.farol.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.farol.model.Agreement;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/**
 * What is printed of one student. Where nobody is to be named, the records carry a code in place of the RA and no name.
 *
 * @param risk in [0,1]; {@code baseValue} and all impacts add up to it
 * @param trees how far they agree on the risk
 * @param reasons of all features, most influential first
 * @param phase how the grades of those in the same phase are spread that year, by indicator
 * @param agreements what was agreed, the latest first
 */
public record StudentPage(
        YearlyRecord record,
        StudentHistory history,
        double risk,
        double baseValue,
        Agreement trees,
        List<Reason> reasons,
        Map<Field, Spread> phase,
        List<Agreed> agreements) {
    public StudentPage {
        reasons = List.copyOf(reasons);
        phase = Map.copyOf(phase);
        agreements = List.copyOf(agreements);
    }

    /**
     * A feature in words, its value (empty when unknown) and what it adds to the risk, in [-1,1].
     *
     * @param sentence all that in one sentence
     */
    public record Reason(String label, OptionalDouble value, double impact, String sentence) {}

    /** How grades (0–10) are spread over {@code n} students: lowest, quartiles, highest. */
    public record Spread(double low, double quarter, double median, double threeQuarters, double high, int n) {}

    /**
     * Something agreed to do for the student, in words.
     *
     * @param agreed what exactly; empty where nobody said it, or nobody is to be named
     * @param responsible the same
     */
    public record Agreed(
            String kind, String agreed, String responsible, LocalDate start, Optional<LocalDate> due, String status) {}
}
