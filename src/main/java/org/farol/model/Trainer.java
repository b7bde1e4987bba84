package org.farol.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.farol.forest.Metrics;
import org.farol.pede.StudentHistory;
import org.farol.work.Progress;
import org.farol.work.Sha256;

/** Trains models of next-year risk and judges them on years they have not seen. */
public final class Trainer {
    /** Fewest student-years with an outcome that a forest is grown on or judged by. */
    private static final int FEWEST_EXAMPLES = 20;

    private static final double HIGH_RECALL = 0.97;
    private static final int VERSION_DIGITS = 8;

    private final Clock clock;

    public Trainer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Judges by walk-forward, each year by a forest grown on the years before it, then grows a forest on everything.
     *
     * @throws NotEnoughOutcomesException if there is too little to learn from
     */
    public TrainedModel train(List<StudentHistory> histories, TrainingOptions options, Progress progress)
            throws NotEnoughOutcomesException {
        var examples = Examples.of(histories)
                .ofYears(year ->
                        options.until().isEmpty() || year < options.until().getAsInt());
        if (examples.size() < FEWEST_EXAMPLES || !examples.hasBothOutcomes()) {
            throw new NotEnoughOutcomesException(examples.size());
        }
        var testYears = examples.years().stream()
                .filter(year -> canJudge(examples, year))
                .toList();
        var steps = testYears.size() + 1;
        var walkForward = new ArrayList<TestYear>();
        for (var testYear : testYears) {
            var step = walkForward.size();
            walkForward.add(
                    judge(examples, testYear, options, progress.part((double) step / steps, (step + 1.0) / steps)));
        }
        var predictor = Predictor.learn(
                examples, options.forest(), options.seed(), progress.part(testYears.size() / (double) steps, 1));
        return new TrainedModel(
                new ModelCard(
                        version(examples, options),
                        clock.instant(),
                        options.seed(),
                        examples.years(),
                        examples.size(),
                        options.forest().trees(),
                        options.threshold(),
                        predictor.features(),
                        walkForward),
                predictor,
                examples.distributions());
    }

    private static boolean canJudge(Examples examples, int testYear) {
        var earlier = examples.ofYears(year -> year < testYear);
        var judged = examples.ofYears(year -> year == testYear);
        return earlier.size() >= FEWEST_EXAMPLES
                && earlier.hasBothOutcomes()
                && judged.size() >= FEWEST_EXAMPLES
                && judged.hasBothOutcomes();
    }

    private static TestYear judge(Examples examples, int testYear, TrainingOptions options, Progress progress) {
        var earlier = examples.ofYears(year -> year < testYear);
        var judged = examples.ofYears(year -> year == testYear);
        var predictor = Predictor.learn(earlier, options.forest(), options.seed(), progress);
        var probabilities = judged.all().stream()
                .mapToDouble(example -> predictor.probability(example.features()))
                .toArray();
        return measure(earlier.years(), testYear, probabilities, judged.outcomes(), options.threshold());
    }

    static TestYear measure(
            List<Integer> trainYears, int testYear, double[] probabilities, boolean[] outcomes, double threshold) {
        var metrics = new Metrics(probabilities, outcomes);
        return new TestYear(
                trainYears,
                testYear,
                metrics.n(),
                metrics.positives(),
                metrics.auc(),
                metrics.averagePrecision(),
                metrics.brier(),
                metrics.precisionAtRecall(HIGH_RECALL),
                threshold,
                metrics.recall(threshold),
                metrics.precision(threshold),
                metrics.flaggedShare(threshold));
    }

    /** Latest outcome year and a digest of all that determines the forest. */
    private static String version(Examples examples, TrainingOptions options) {
        var digest = Sha256.digest();
        digest.update(options.toString().getBytes(StandardCharsets.UTF_8));
        for (var example : examples.all()) {
            digest.update(example.studentId().getBytes(StandardCharsets.UTF_8));
            for (var value : example.features()) {
                digest.update(ByteBuffer.allocate(Double.BYTES)
                        .putDouble(value.orElse(Double.NaN))
                        .flip());
            }
            digest.update((byte) (example.behind() ? 1 : 0));
        }
        return examples.years().getLast() + 1 + "-"
                + HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    }
}
