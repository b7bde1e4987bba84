package org.farol.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.farol.app.DriftReport;
import org.farol.app.DriftTexts;
import org.farol.app.Workspace;
import org.farol.drift.FeatureDrift;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drift [--year Y] [--classic]}: whether the model still fits the students of a year. */
@Command(name = "drift")
final class DriftCommand extends WorkspaceCommand {
    @Option(names = "--year", paramLabel = "YEAR")
    @Nullable
    Integer year;

    @Option(names = "--classic")
    boolean classic;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var report = workspace.drift().ofYear(year == null ? OptionalInt.empty() : OptionalInt.of(year));
        if (classic) {
            printClassic(workspace, report.year().getAsInt(), console);
            return;
        }
        var texts = new DriftTexts(console.locale());
        if (json()) {
            console.json(Document.of(report, texts));
            return;
        }
        console.say("drift.head", String.valueOf(report.year().getAsInt()), report.students(), report.modelVersion());
        report.variables()
                .forEach(variable -> console.say(
                        "drift.line",
                        texts.label(variable.feature()),
                        console.decimal(variable.psi()),
                        texts.of(variable.severity())));
        texts.advice(report).forEach(sentence -> console.out().println(sentence));
    }

    private void printClassic(Workspace workspace, int asked, Console console) throws Exception {
        var psis = workspace.drift().classic(asked).psi();
        if (json()) {
            console.json(new Classic(
                    asked,
                    psis.entrySet().stream()
                            .map(entry -> new Classic.Value(entry.getKey(), entry.getValue()))
                            .toList()));
            return;
        }
        var texts = new DriftTexts(console.locale());
        psis.forEach((feature, psi) -> console.say(
                "drift.line", texts.label(feature), psi.isPresent() ? console.decimal(psi.getAsDouble()) : "—", ""));
    }

    record Classic(int year, List<Value> psi) {
        record Value(String feature, OptionalDouble psi) {}
    }

    record Document(Reference reference, Current current, String severity, List<Variable> psi, List<String> advice) {
        record Reference(String modelVersion, List<Integer> years, int rows) {}

        record Current(int year, int students, boolean ofTrainingYear) {}

        record Variable(String feature, double psi, double p, String level, boolean used, List<Share> bins) {}

        record Share(String label, double expected, double actual) {}

        static Document of(DriftReport report, DriftTexts texts) {
            return new Document(
                    new Reference(report.modelVersion(), report.trainYears(), report.trainingRows()),
                    new Current(report.year().getAsInt(), report.students(), report.ofTrainingYear()),
                    report.severity().code(),
                    report.variables()
                            .map(variable -> new Variable(
                                    variable.feature(),
                                    variable.psi(),
                                    variable.p(),
                                    variable.severity().code(),
                                    report.uses(variable),
                                    bins(variable, texts)))
                            .toList(),
                    texts.advice(report));
        }

        private static List<Share> bins(FeatureDrift variable, DriftTexts texts) {
            return variable.bins().stream()
                    .map(bin -> new Share(texts.of(variable.feature(), bin), bin.expected(), bin.actual()))
                    .toList();
        }
    }
}
