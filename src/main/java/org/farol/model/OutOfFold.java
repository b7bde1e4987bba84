package org.farol.model;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.farol.forest.Calibration;
import org.farol.forest.Metrics;
import org.farol.work.Progress;

/**
 * Predictions for examples by forests that have seen no year of their student: what training may know of how its
 * forest does on the unseen. Students are dealt into folds, all their years together, since one year tells of another.
 *
 * @param examples those predicted
 * @param fold of each
 * @param raw the probability of each, not calibrated
 */
@SuppressWarnings("ArrayRecordComponent") // Read side by side, by index.
record OutOfFold(Examples examples, int[] fold, double[] raw) {
    private static final int FOLDS = 5;

    /** Predicts the examples of the configuration's window. */
    static OutOfFold predict(Examples all, Configuration configuration, int trees, long seed, Progress progress) {
        var examples = configuration.window().of(all);
        var fold = folds(examples, seed);
        var raw = new double[examples.size()];
        for (var held = 0; held < FOLDS; held++) {
            var part = progress.part((double) held / FOLDS, (held + 1.0) / FOLDS);
            var rest = new ArrayList<Examples.Example>();
            var apart = new ArrayList<Examples.Example>();
            for (var i = 0; i < fold.length; i++) {
                (fold[i] == held ? apart : rest).add(examples.all().get(i));
            }
            var predictor = Predictor.grow(new Examples(rest), configuration, trees, seed, part);
            var probabilities = predictor.probabilities(new Examples(apart));
            for (int i = 0, next = 0; i < fold.length; i++) {
                if (fold[i] == held) {
                    raw[i] = probabilities[next++];
                }
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
