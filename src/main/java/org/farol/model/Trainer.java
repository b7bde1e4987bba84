package org.farol.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import org.farol.drift.ReferenceDistribution;
import org.farol.forest.Cohort;
import org.farol.forest.Feature;
import org.farol.forest.RandomForest;
import org.farol.pede.StudentHistory;
import org.farol.work.Progress;
import org.farol.work.Sha256;

/** Trains models of next-year risk and judges them on years they have not seen. */
public final class Trainer {
    /** Fewest student-years with an outcome that a forest is grown on or judged by. */
    private static final int FEWEST_EXAMPLES = 20;

    private static final int VERSION_DIGITS = 8;

    private final Clock clock;

    public Trainer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Judges by walk-forward, each year by a model chosen, grown and calibrated on the years before it, then makes one of
     * everything in the same way.
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
        var selection = new Selection(options.seed());
        var walkForward = new ArrayList<TestYear>();
        for (var testYear : testYears) {
            var step = walkForward.size();
            var earlier = examples.ofYears(year -> year < testYear);
            var fit = Fit.to(
                    earlier,
                    testYears.subList(0, step),
                    selection,
                    options,
                    progress.part((double) step / steps, (step + 1.0) / steps));
            walkForward.add(judge(fit, earlier.years(), examples.ofYears(year -> year == testYear), options));
        }
        var fit = Fit.to(examples, testYears, selection, options, progress.part(testYears.size() / (double) steps, 1));
        var predictor = fit.predictor();
        var latest = examples.years().getLast();
        return new TrainedModel(
                new ModelCard(
                        version(examples, options, predictor.forest()),
                        clock.instant(),
                        options.seed(),
                        examples.years(),
                        examples.size(),
                        options.trees(),
                        options.threshold(),
                        options.threshold().threshold(fit.operatingPoints(), latestRisks(predictor, histories)),
                        predictor.features().stream().map(Feature::name).toList(),
                        walkForward,
                        fit.choice(),
                        fit.operatingPoints(),
                        Influence.of(predictor, examples.ofYears(year -> year == latest), progress.untold()),
                        Limit.of(examples, walkForward)),
                predictor,
                references(examples, fit));
    }

    /** Of the features that it looks at, then of the others, whose drift tells of the data: a changed scale, say. */
    private static List<ReferenceDistribution> references(Examples examples, Fit fit) {
        var features = new LinkedHashSet<>(fit.predictor().features());
        features.addAll(List.of(Feature.values()));
        var references = new ArrayList<>(examples.distributions(features));
        references.addAll(examples.categories());
        references.add(fit.risks());
        references.add(ReferenceDistribution.learn(TrainedModel.OUTCOME, examples.labels()));
        return references;
    }

    /** The risks of the students of the latest year that there is. */
    private static double[] latestRisks(Predictor predictor, List<StudentHistory> histories) {
        var latest = histories.stream()
                .mapToInt(history -> history.records().getLast().year())
                .max()
                .orElseThrow();
        var cohort = Cohort.of(histories, latest);
        return predictor.probabilities(histories.stream()
                .filter(history -> history.in(latest).isPresent())
                .map(history -> Examples.features(history, latest, cohort)));
    }

    private static boolean canJudge(Examples examples, int testYear) {
        var earlier = examples.ofYears(year -> year < testYear);
        var judged = examples.ofYears(year -> year == testYear);
        return earlier.size() >= FEWEST_EXAMPLES
                && earlier.hasBothOutcomes()
                && judged.size() >= FEWEST_EXAMPLES
                && judged.hasBothOutcomes();
    }

    private static TestYear judge(Fit fit, List<Integer> trainYears, Examples judged, TrainingOptions options) {
        var risks = fit.predictor().probabilities(judged);
        return TestYear.of(
                trainYears,
                judged.years().getFirst(),
                judged.outcomes(risks),
                options.threshold().threshold(fit.operatingPoints(), risks));
    }

    /**
     * Latest outcome year and a digest of what was learned from, how, and the forest: one Farol's may differ from another's.
     */
    private static String version(Examples examples, TrainingOptions options, RandomForest forest) {
        var digest = Sha256.digest();
        digest.update(options.toString().getBytes(StandardCharsets.UTF_8));
        for (var example : examples.all()) {
            digest.update(example.studentId().getBytes(StandardCharsets.UTF_8));
            for (var value : example.features().values()) {
                digest.update(ByteBuffer.allocate(Double.BYTES)
                        .putDouble(value.orElse(Double.NaN))
                        .flip());
            }
            digest.update((byte) (example.behind() ? 1 : 0));
        }
        for (var node = 0; node < forest.nodes(); node++) {
            digest.update(ByteBuffer.allocate(2 * Double.BYTES)
                    .putDouble(forest.threshold()[node])
                    .putDouble(forest.probability()[node])
                    .flip());
        }
        return examples.years().getLast() + 1 + "-"
                + HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    }
}
