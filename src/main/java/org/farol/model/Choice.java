package org.farol.model;

import java.util.List;

/**
 * How a model was made, and what it was chosen from. Every score is of the years before the one to be judged.
 *
 * @param candidates in the order they were tried
 * @param calibrations one of each method
 */
public record Choice(
        Configuration configuration,
        CalibrationMethod calibration,
        List<Candidate> candidates,
        List<CalibrationCandidate> calibrations) {
    public Choice {
        candidates = List.copyOf(candidates);
        calibrations = List.copyOf(calibrations);
    }

    /** A configuration and its mean AUC over the validations; higher is better. */
    public record Candidate(Configuration configuration, double auc) {}

    /** A method and its mean Brier score over the validations of the chosen configuration; lower is better. */
    public record CalibrationCandidate(CalibrationMethod method, double brier) {}
}
