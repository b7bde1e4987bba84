package org.farol.report;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.farol.model.ModelCard;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/**
 * What is printed of one student.
 *
 * @param risk in [0,1]; {@code baseValue} and all impacts add up to it
 * @param reasons most influential first
 * @param printed day in the footer
 */
public record StudentPage(
        YearlyRecord record,
        StudentHistory history,
        double risk,
        double baseValue,
        List<Reason> reasons,
        ModelCard model,
        LocalDate printed) {
    public StudentPage {
        reasons = List.copyOf(reasons);
    }

    /** A feature in words, its value (empty when unknown) and what it adds to the risk, in [-1,1]. */
    public record Reason(String label, OptionalDouble value, double impact) {}
}
