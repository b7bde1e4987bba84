package org.farol.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.OptionalDouble;
import org.farol.app.Evaluation;
import org.farol.app.Workspace;
import org.farol.model.TestYear;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate --year Y}: what came true of the predictions made from year Y's records. */
@Command(name = "evaluate")
final class EvaluateCommand extends WorkspaceCommand {
    @Option(names = "--year", required = true, paramLabel = "YEAR")
    int year;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var evaluation = workspace.evaluate(year, console.progress("progress.train"));
        if (json()) {
            console.json(Document.of(evaluation));
            return;
        }
        console.say("evaluate.model", evaluation.modelVersion());
        TrainCommand.print(evaluation.quality(), console);
        for (var group : evaluation.quality().byGroup()) {
            console.say(
                    "evaluate.group",
                    group.field(),
                    group.value(),
                    group.n(),
                    group.positives(),
                    percent(group.recall(), console),
                    percent(group.precision(), console),
                    console.percent(group.flaggedShare()));
            group.recallGap()
                    .filter(gap -> gap.notable() && gap.difference() < 0)
                    .ifPresent(gap -> console.say("evaluate.gap", console.percent(-gap.difference())));
        }
    }

    private static String percent(OptionalDouble share, Console console) {
        return share.isPresent() ? console.percent(share.getAsDouble()) : "—";
    }

    @JsonPropertyOrder({"year", "model_version"})
    record Document(
            int year, String modelVersion, @JsonUnwrapped TestYear quality) {
        static Document of(Evaluation evaluation) {
            return new Document(evaluation.year(), evaluation.modelVersion(), evaluation.quality());
        }
    }
}
