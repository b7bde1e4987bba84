package org.farol.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.farol.forest.Metrics;

/**
 * A test year drawn.
 *
 * @param roc x the share flagged of those who did not fall behind, y of those who did
 * @param precisionRecall x recall, y precision
 * @param calibration the students by rising risk, in groups of like size
 */
public record Curves(List<Point> roc, List<Point> precisionRecall, List<CalibrationBin> calibration) {
    private static final int MOST_POINTS = 100;
    private static final int BINS = 10;

    public Curves {
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
        calibration = List.copyOf(calibration);
    }

    /** A point of a curve, both in [0,1]. */
    public record Point(double x, double y) {}

    /**
     * Students of like risk.
     *
     * @param predicted their mean risk
     * @param observed the share of them that fell behind
     */
    public record CalibrationBin(double predicted, double observed, int n) {}

    static Curves of(Metrics metrics, double[] probabilities, boolean[] outcomes) {
        var roc = new ArrayList<Point>();
        var precisionRecall = new ArrayList<Point>();
        roc.add(new Point(0, 0));
        for (var threshold : thresholds(probabilities)) {
            var confusion = Confusion.of(metrics, threshold);
            roc.add(new Point(confusion.falsePositiveRate(), confusion.recall()));
            precisionRecall.add(new Point(confusion.recall(), confusion.precision()));
        }
        return new Curves(roc, precisionRecall, bins(probabilities, outcomes));
    }

    /** At most {@link #MOST_POINTS} − 1 risks, evenly spaced in rank, highest first, the lowest always among them. */
    private static double[] thresholds(double[] probabilities) {
        var falling = IntStream.range(0, probabilities.length)
                .boxed()
                .map(i -> probabilities[i])
                .sorted(Comparator.reverseOrder())
                .toList();
        var points = Math.min(MOST_POINTS - 1, falling.size());
        return IntStream.rangeClosed(1, points)
                .mapToDouble(i -> falling.get((int) ((long) i * falling.size() / points) - 1))
                .distinct()
                .toArray();
    }

    private static List<CalibrationBin> bins(double[] probabilities, boolean[] outcomes) {
        var rising = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .toList();
        var bins = new ArrayList<CalibrationBin>();
        for (var bin = 0; bin < BINS; bin++) {
            var members = rising.subList(bin * rising.size() / BINS, (bin + 1) * rising.size() / BINS);
            if (!members.isEmpty()) {
                bins.add(new CalibrationBin(
                        members.stream()
                                .mapToDouble(i -> probabilities[i])
                                .average()
                                .orElseThrow(),
                        (double) members.stream().filter(i -> outcomes[i]).count() / members.size(),
                        members.size()));
            }
        }
        return bins;
    }
}
