package org.farol.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.farol.app.LimitTexts;
import org.farol.app.Workspace;
import org.farol.model.Choice;
import org.farol.model.Influence;
import org.farol.model.Limit;
import org.farol.model.ModelCard;
import org.farol.model.OperatingPoint;
import org.farol.model.TestYear;
import org.farol.model.ThresholdPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** {@code train [--until YEAR] [--seed N]}: grows and judges a model. */
@Command(name = "train")
final class TrainCommand extends WorkspaceCommand {
    @Option(names = "--until", paramLabel = "YEAR")
    @Nullable
    Integer until;

    @Option(names = "--seed", paramLabel = "N")
    long seed = Workspace.DEFAULT_SEED;

    @ArgGroup
    @Nullable
    Flagging flagging;

    /** One or the other; neither for the policy in use. */
    static final class Flagging {
        @Option(names = "--threshold", paramLabel = "T", converter = ToFixed.class)
        @Nullable
        ThresholdPolicy threshold;

        @Option(names = "--recall", paramLabel = "R", converter = ToReachRecall.class)
        @Nullable
        ThresholdPolicy recall;

        Optional<ThresholdPolicy> policy() {
            return Optional.ofNullable(threshold).or(() -> Optional.ofNullable(recall));
        }
    }

    static final class ToFixed implements ITypeConverter<ThresholdPolicy> {
        @Override
        public ThresholdPolicy convert(String value) {
            return new ThresholdPolicy.Fixed(Double.parseDouble(value));
        }
    }

    static final class ToReachRecall implements ITypeConverter<ThresholdPolicy> {
        @Override
        public ThresholdPolicy convert(String value) {
            return new ThresholdPolicy.ReachRecall(Double.parseDouble(value));
        }
    }

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var card = workspace.train(
                until == null ? OptionalInt.empty() : OptionalInt.of(until),
                seed,
                Optional.ofNullable(flagging).flatMap(Flagging::policy),
                console.progress("progress.train"));
        if (json()) {
            console.json(Document.of(card));
        } else {
            print(card, console);
        }
    }

    static void print(ModelCard card, Console console) {
        console.say("train.done", card.version(), card.trees(), card.trainingRecords(), years(card.trainYears()));
        for (var test : card.walkForward()) {
            print(test, console);
        }
        if (card.walkForward().isEmpty()) {
            console.say("train.unjudged");
        }
        for (var limit : card.limits()) {
            console.say("train.limit", LimitTexts.of(limit, console.locale()));
        }
    }

    static void print(TestYear test, Console console) {
        console.say(
                "train.test",
                years(test.trainYears()),
                String.valueOf(test.testYear()),
                String.valueOf(test.testYear() + 1),
                test.n(),
                console.decimal(test.auc()),
                console.decimal(test.precisionAtRecall97()),
                console.decimal(test.brier()));
        var intervals = test.intervals();
        console.say(
                "train.intervals",
                console.decimal(intervals.auc().low()),
                console.decimal(intervals.auc().high()),
                console.decimal(intervals.precisionAtRecall97().low()),
                console.decimal(intervals.precisionAtRecall97().high()),
                console.decimal(intervals.brier().low()),
                console.decimal(intervals.brier().high()));
        console.say(
                "train.threshold",
                console.percent(test.threshold()),
                console.percent(test.flaggedShare()),
                console.percent(test.recall()),
                console.percent(test.precision()));
        test.movedLadder()
                .ifPresent(moved -> console.say(
                        "train.ladder",
                        moved.students(),
                        String.valueOf(test.testYear() + 1),
                        console.decimal(moved.aucOfOthers()),
                        console.decimal(moved.brierOfOthers())));
    }

    private static String years(List<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    record Document(
            String modelVersion,
            List<String> features,
            List<TestYear> walkForward,
            double threshold,
            int nTrain,
            ThresholdPolicy policy,
            Choice choice,
            List<OperatingPoint> operatingPoints,
            List<Influence> influences,
            List<Limit> limits) {
        static Document of(ModelCard card) {
            return new Document(
                    card.version(),
                    card.features(),
                    card.walkForward(),
                    card.threshold(),
                    card.trainingRecords(),
                    card.policy(),
                    card.choice(),
                    card.operatingPoints(),
                    card.influences(),
                    card.limits());
        }
    }
}
