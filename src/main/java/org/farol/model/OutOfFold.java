package org.farol.model;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.farol.forest.Calibration;
import org.farol.forest.Metrics;
import org.farol.work.Progress;

/**
 * Predictions for examples by forests that have seen no year of their student, and where it is asked so no student of
 * their year: what training may know of how its forest does on the unseen. Students are dealt into folds, all their years
 * together, since one year tells of another.
 *
 * @param examples those predicted
 * @param fold of each
 * @param raw the probability of each, not calibrated
 */
@SuppressWarnings("ArrayRecordComponent") // Read side by side, by index.
record OutOfFold(Examples examples, int[] fold, double[] raw) {
    private static final int FOLDS = 5;

    /** Predicts the examples of the configuration's window by forests of all but what is {@code heldOut}. */
    static OutOfFold predict(
            Examples all, Configuration configuration, int trees, long seed, HeldOut heldOut, Progress progress) {
        var examples = configuration.window().of(all);
        var fold = folds(examples, seed);
        var raw = new double[examples.size()];
        var turns = heldOut.turns(examples.years());
        for (var step = 0; step < FOLDS * turns.size(); step++) {
            var held = step % FOLDS;
            var turn = turns.get(step / FOLDS);
            var rest = new ArrayList<Examples.Example>();
            var apart = new ArrayList<Integer>();
            for (var i = 0; i < fold.length; i++) {
                var example = examples.all().get(i);
                if (fold[i] != held && !turn.hidden().contains(example.year())) {
                    rest.add(example);
                } else if (fold[i] == held && turn.predicted().contains(example.year())) {
                    apart.add(i);
                }
            }
            var part = progress.part(step / (double) (FOLDS * turns.size()), (step + 1.0) / (FOLDS * turns.size()));
            var probabilities = Predictor.grow(new Examples(rest), configuration, trees, seed, part)
                    .probabilities(
                            new Examples(apart.stream().map(examples.all()::get).toList()));
            for (var i = 0; i < probabilities.length; i++) {
                raw[apart.get(i)] = probabilities[i];
            }
        }
        return new OutOfFold(examples, fold, raw);
    }

    /** The examples are by student id; neighbours of the same student stay together. */
    private static int[] folds(Examples examples, long seed) {
        var random = new SplittableRandom(seed);
        var folds = new int[examples.size()];
        for (var i = 0; i < folds.length; i++) {
            folds[i] = i > 0
                            && examples.all()
                                    .get(i)
                                    .studentId()
                                    .equals(examples.all().get(i - 1).studentId())
                    ? folds[i - 1]
                    : random.nextInt(FOLDS);
        }
        return folds;
    }

    /** How the predictions for a year's examples rank them. */
    double auc(int year) {
        var ofYear = IntStream.range(0, raw.length)
                .filter(i -> examples.all().get(i).year() == year)
                .toArray();
        return new Metrics(IntStream.of(ofYear).mapToDouble(i -> raw[i]).toArray(), at(ofYear, examples.outcomes()))
                .auc();
    }

    Calibration calibration(CalibrationMethod method) {
        return method.fit(raw, examples.outcomes());
    }

    /** The probability of each, calibrated. */
    double[] calibrated(Calibration calibration) {
        return IntStream.range(0, raw.length)
                .mapToDouble(i -> calibration.apply(raw[i]))
                .toArray();
    }

    /** The probability of each, calibrated on the other folds. */
    double[] crossCalibrated(CalibrationMethod method) {
        var calibrated = new double[raw.length];
        var outcomes = examples.outcomes();
        for (var held = 0; held < FOLDS; held++) {
            var apart = held;
            var others =
                    IntStream.range(0, raw.length).filter(i -> fold[i] != apart).toArray();
            var calibration =
                    method.fit(IntStream.of(others).mapToDouble(i -> raw[i]).toArray(), at(others, outcomes));
            for (var i = 0; i < raw.length; i++) {
                if (fold[i] == held) {
                    calibrated[i] = calibration.apply(raw[i]);
                }
            }
        }
        return calibrated;
    }

    private static boolean[] at(int[] indices, boolean[] outcomes) {
        var chosen = new boolean[indices.length];
        for (var i = 0; i < indices.length; i++) {
            chosen[i] = outcomes[indices[i]];
        }
        return chosen;
    }
}
