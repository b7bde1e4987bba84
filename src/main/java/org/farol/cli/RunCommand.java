package org.farol.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.RiskCsv;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run DIR [--out DIR]}: the main job, from spreadsheets to a report. */
@Command(name = "run")
final class RunCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "DIR")
    @Nullable
    Path folder;

    @Option(names = "--out", paramLabel = "DIR")
    Path out = Path.of("");

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var imported = workspace.importFolder(Objects.requireNonNull(folder), console.progress("progress.import"));
        var card = workspace.train(
                OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), console.progress("progress.train"));
        var scores = workspace.score(OptionalInt.empty());
        Files.createDirectories(out);
        var csv = out.resolve("risco.csv");
        var pdf = out.resolve("relatorio.pdf");
        var progress = console.progress("progress.report");
        var reasons = workspace.explainAll(scores.year(), progress.part(0, 0.5));
        RiskCsv.write(scores, reasons, csv);
        workspace.reports().writeYear(scores, reasons, console.locale(), pdf, progress.part(0.5, 1));
        if (json()) {
            console.json(new Document(
                    ImportDocument.of(imported),
                    TrainCommand.Document.of(card),
                    new ScoreSummary(scores.year(), scores.students().size(), scores.flagged()),
                    List.of(csv.toString(), pdf.toString())));
            return;
        }
        ImportReport.print(imported, console);
        TrainCommand.print(card, console);
        console.say(
                "score.done",
                scores.students().size(),
                String.valueOf(scores.year()),
                scores.flagged(),
                console.percent(card.threshold()),
                card.version());
        console.say(
                "run.files",
                csv.toAbsolutePath().normalize(),
                pdf.toAbsolutePath().normalize());
    }

    @JsonPropertyOrder({"import", "train", "score", "files"})
    record Document(
            @JsonProperty("import") ImportDocument imported,
            TrainCommand.Document train,
            ScoreSummary score,
            List<String> files) {}

    record ScoreSummary(int year, int students, int flagged) {}
}
