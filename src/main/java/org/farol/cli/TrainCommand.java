package org.farol.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train [--until YEAR] [--seed N]}: grows and judges a model. */
@Command(name = "train")
final class TrainCommand extends WorkspaceCommand {
    @Option(names = "--until", paramLabel = "YEAR")
    @Nullable
    Integer until;

    @Option(names = "--seed", paramLabel = "N")
    long seed = Workspace.DEFAULT_SEED;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var card = workspace.train(
                until == null ? OptionalInt.empty() : OptionalInt.of(until), seed, console.progress("progress.train"));
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
        console.say(
                "train.threshold",
                console.percent(test.threshold()),
                console.percent(test.flaggedShare()),
                console.percent(test.recall()),
                console.percent(test.precision()));
    }

    private static String years(List<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    record Document(
            String modelVersion, List<String> features, List<TestYear> walkForward, double threshold, int nTrain) {
        static Document of(ModelCard card) {
            return new Document(
                    card.version(), card.features(), card.walkForward(), card.threshold(), card.trainingRecords());
        }
    }
}
