package org.farol.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.farol.app.Evaluation;
import org.farol.app.Workspace;
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
        if (json) {
            console.json(Document.of(evaluation));
            return;
        }
        console.say("evaluate.model", evaluation.modelVersion());
        TrainCommand.print(evaluation.quality(), console);
        for (var group : evaluation.groups()) {
            console.say(
                    "evaluate.group",
                    group.field(),
                    group.value(),
                    group.n(),
                    group.positives(),
                    console.percent(group.recall()),
                    console.percent(group.precision()),
                    console.percent(group.flaggedShare()));
        }
    }

    record Document(
            int year,
            String modelVersion,
            int n,
            int positives,
            double auc,
            double averagePrecision,
            double brier,
            @JsonProperty("precision_at_recall_97") double precisionAtRecall97,
            double threshold,
            double recall,
            double precision,
            double flaggedShare,
            List<Evaluation.Group> byGroup) {
        static Document of(Evaluation evaluation) {
            var quality = evaluation.quality();
            return new Document(
                    evaluation.year(),
                    evaluation.modelVersion(),
                    quality.n(),
                    quality.positives(),
                    quality.auc(),
                    quality.averagePrecision(),
                    quality.brier(),
                    quality.precisionAtRecall97(),
                    quality.threshold(),
                    quality.recall(),
                    quality.precision(),
                    quality.flaggedShare(),
                    evaluation.groups());
        }
    }
}
