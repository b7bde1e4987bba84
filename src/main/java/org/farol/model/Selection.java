package org.farol.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.farol.forest.Metrics;
import org.farol.forest.Splitter;
import org.farol.work.Progress;

/**
 * Chooses how to make a model of some examples, on these examples alone. A choice is validated as the model will be used:
 * each year that has years before it is predicted by a forest of those; besides, the students of the latest year by
 * forests that have not seen them. Configurations are compared by how they rank (AUC); calibrations by how near the
 * probabilities come (Brier score), of forests that have not seen the year either. Each counts by the plain mean over the
 * validations. All of them are done {@value #REPETITIONS} times, on other folds and by other forests, since one draw of them
 * decides as much as there is to choose.
 *
 * <p>One thing is chosen after another, features first: few comparisons, because each has a chance to win by luck. For
 * the same reason a candidate must do better than the one before by {@link #LEAST_GAIN}.
 */
final class Selection {
    private static final int REPETITIONS = 4;
    private static final int TREES = 50;
    private static final double LEAST_GAIN = 0.002;
    private static final List<Function<Configuration, Stream<Configuration>>> STEPS = List.of(
            chosen -> Stream.of(FeatureSet.values()).map(chosen::with),
            chosen -> Stream.of(Splitter.values()).map(chosen::with),
            chosen -> Stream.of(chosen.with(8, 0.3), chosen.with(8, 0.8), chosen.with(16, 0.5), chosen.with(16, 0.8)),
            chosen -> Stream.of(Window.values()).map(chosen::with),
            chosen -> Stream.of(Weighting.values()).map(chosen::with));

    private final Map<FoldsKey, OutOfFold> outOfFold = new HashMap<>();
    private final Map<Key, double[]> yearAhead = new HashMap<>();
    private final long seed;

    /** Remembers what it has worked out, for the next choice among more years. */
    Selection(long seed) {
        this.seed = seed;
    }

    private record Key(Configuration configuration, List<Integer> years, int repetition) {}

    private record FoldsKey(Key key, HeldOut heldOut) {}

    /** Chooses on all of {@code examples}; {@code validationYears} are those that can be judged by the years before. */
    Choice choose(Examples examples, List<Integer> validationYears, Progress progress) {
        var candidates = new ArrayList<Choice.Candidate>();
        var best = candidate(Configuration.START, examples, validationYears, progress.untold());
        candidates.add(best);
        if (validationYears.isEmpty()) {
            // Students of the one year would tell what is peculiar to it, not what lasts into the next.
            return calibrated(best.configuration(), candidates, examples, validationYears, progress.untold());
        }
        for (var i = 0; i < STEPS.size(); i++) {
            var untried = STEPS.get(i)
                    .apply(best.configuration())
                    .filter(next -> candidates.stream().noneMatch(tried -> same(tried.configuration(), next, examples)))
                    .toList();
            var before = candidates.size();
            for (var configuration : untried) {
                var candidate = candidate(configuration, examples, validationYears, progress.untold());
                candidates.add(candidate);
                if (candidate.auc() > best.auc() + LEAST_GAIN) {
                    best = candidate;
                }
                progress.report((i + (candidates.size() - before) / (double) untried.size()) / STEPS.size());
            }
        }
        return calibrated(best.configuration(), candidates, examples, validationYears, progress.untold());
    }

    /** Whether two configurations mean the same, as windows do that hold the same years. */
    private static boolean same(Configuration one, Configuration other, Examples examples) {
        return one.equals(other.with(one.window()))
                && one.window().of(examples).equals(other.window().of(examples));
    }

    private Choice.Candidate candidate(
            Configuration configuration, Examples examples, List<Integer> validationYears, Progress progress) {
        var latest = examples.years().getLast();
        var sum = 0.0;
        for (var repetition = 0; repetition < REPETITIONS; repetition++) {
            sum += outOfFold(configuration, examples, repetition, HeldOut.STUDENT, progress)
                    .auc(latest);
            for (var year : validationYears) {
                sum += new Metrics(
                                yearAhead(configuration, examples, year, repetition, progress),
                                examples.ofYears(y -> y == year).outcomes())
                        .auc();
            }
        }
        return new Choice.Candidate(configuration, sum / (REPETITIONS * (validationYears.size() + 1)));
    }

    private Choice calibrated(
            Configuration chosen,
            List<Choice.Candidate> candidates,
            Examples examples,
            List<Integer> validationYears,
            Progress progress) {
        var calibrations = new ArrayList<Choice.CalibrationCandidate>();
        for (var method : CalibrationMethod.values()) {
            var sum = 0.0;
            for (var repetition = 0; repetition < REPETITIONS; repetition++) {
                var apart = outOfFold(chosen, examples, repetition, HeldOut.STUDENT_AND_YEAR, progress);
                sum += new Metrics(
                                apart.crossCalibrated(method), apart.examples().outcomes())
                        .brier();
                for (var year : validationYears) {
                    var earlier = examples.ofYears(y -> y < year);
                    var calibration = outOfFold(chosen, earlier, repetition, HeldOut.STUDENT_AND_YEAR, progress)
                            .calibration(method);
                    var probabilities = Arrays.stream(yearAhead(chosen, examples, year, repetition, progress))
                            .map(calibration::apply)
                            .toArray();
                    sum += new Metrics(
                                    probabilities,
                                    examples.ofYears(y -> y == year).outcomes())
                            .brier();
                }
            }
            calibrations.add(
                    new Choice.CalibrationCandidate(method, sum / (REPETITIONS * (validationYears.size() + 1))));
        }
        var best = calibrations.getFirst();
        for (var calibration : calibrations) {
            best = calibration.brier() < best.brier() ? calibration : best;
        }
        return new Choice(chosen, best.method(), candidates, calibrations);
    }

    private OutOfFold outOfFold(
            Configuration configuration, Examples examples, int repetition, HeldOut heldOut, Progress progress) {
        return outOfFold.computeIfAbsent(
                new FoldsKey(new Key(configuration, examples.years(), repetition), heldOut),
                _ -> OutOfFold.predict(examples, configuration, TREES, seed + repetition, heldOut, progress));
    }

    /** The examples of {@code year} as predicted by the years before it. */
    private double[] yearAhead(
            Configuration configuration, Examples examples, int year, int repetition, Progress progress) {
        return yearAhead.computeIfAbsent(
                new Key(configuration, List.of(year), repetition),
                _ -> Predictor.grow(examples.ofYears(y -> y < year), configuration, TREES, seed + repetition, progress)
                        .probabilities(examples.ofYears(y -> y == year)));
    }
}
