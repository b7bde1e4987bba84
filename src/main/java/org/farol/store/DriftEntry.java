package org.farol.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How far students had moved from those that a model learned from.
 *
 * @param importId the import that left them so; empty for a window of calls
 * @param file of that import; empty for a window of calls
 * @param year of the students; empty for a window of calls
 * @param values by variable: the features, the risks, the outcome
 * @param outcome what came true, once it was known
 */
public record DriftEntry(
        Instant computedAt,
        OptionalLong importId,
        String file,
        String modelVersion,
        OptionalInt year,
        int students,
        List<Value> values,
        Optional<Outcome> outcome) {
    /** A variable's PSI, its corrected p and what it amounts to, as told then. */
    public record Value(String variable, double psi, double p, String severity) {}

    /** Share of the students of {@code year} who were behind the year after, and the quality of their risks, in [0,1]. */
    public record Outcome(int year, double rate, double auc, double brier, double recall) {}

    public DriftEntry {
        values = List.copyOf(values);
    }

    /** A variable's value. */
    public Optional<Value> value(String variable) {
        return values.stream()
                .filter(value -> value.variable().equals(variable))
                .findFirst();
    }

    /** Whether it tells the same of the same, whenever it was told. */
    public boolean repeats(DriftEntry other) {
        return modelVersion.equals(other.modelVersion)
                && year.equals(other.year)
                && students == other.students
                && values.equals(other.values)
                && outcome.equals(other.outcome);
    }
}
