package org.farol.cli;

import java.util.List;
import java.util.OptionalInt;
import org.farol.app.FeatureTexts;
import org.farol.app.Reasons;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain ID [--year Y]}: one student's reasons. */
@Command(name = "explain")
final class ExplainCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "ID")
    String studentId = "";

    @Option(names = "--year", paramLabel = "YEAR")
    @Nullable
    Integer year;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var reasons = workspace.explain(studentId, year == null ? OptionalInt.empty() : OptionalInt.of(year));
        if (json()) {
            console.json(Document.of(reasons));
            return;
        }
        var threshold = workspace.model().orElseThrow().threshold();
        console.say(
                "explain.risk",
                reasons.studentId(),
                String.valueOf(reasons.year()),
                console.percent(reasons.risk()),
                console.words(reasons.risk() >= threshold ? "risk.high" : "risk.low"),
                console.percent(reasons.baseValue()));
        for (var contribution : reasons.contributions()) {
            console.say(
                    "explain.reason",
                    console.points(contribution.impact()),
                    FeatureTexts.label(contribution.feature(), console.locale()),
                    value(contribution, console));
        }
        workspace.model().flatMap(ModelCard::quality).ifPresent(test -> TrainCommand.print(test, console));
    }

    private static String value(Reasons.Contribution contribution, Console console) {
        return contribution.value().isPresent()
                ? console.number(contribution.value().getAsDouble())
                : console.words("explain.unknown");
    }

    record Document(
            String studentId, int year, double riskScore, double baseValue, List<ContributionDocument> contributions) {
        static Document of(Reasons reasons) {
            return new Document(
                    reasons.studentId(),
                    reasons.year(),
                    reasons.risk(),
                    reasons.baseValue(),
                    reasons.contributions().stream()
                            .map(contribution -> new ContributionDocument(
                                    contribution.feature(),
                                    contribution.value().isPresent()
                                            ? contribution.value().getAsDouble()
                                            : null,
                                    contribution.impact()))
                            .toList());
        }
    }

    record ContributionDocument(String feature, @Nullable Double value, double impact) {}
}
