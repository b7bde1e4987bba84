package org.farol.app;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.farol.drift.Cause;
import org.farol.drift.FeatureDrift;
import org.farol.drift.FeatureDrift.Bin;
import org.farol.drift.Severity;
import org.farol.model.Category;
import org.farol.model.TrainedModel;
import org.farol.work.Wording;

/** The words for drift: what it amounts to, what it most likely comes from, and what to do. */
public record DriftTexts(Locale locale) implements Wording {
    /** Alarms told one by one. */
    private static final int TOLD = 6;

    /** Below it, two decimals would tell too little. */
    private static final double SMALL = 0.1;

    @Override
    public ResourceBundle bundle() {
        return Wording.bundle("org.farol.app.drift", locale);
    }

    /** The name of a feature, of the risk or of the outcome. */
    public String label(String variable) {
        return variable.equals(TrainedModel.RISK) || variable.equals(TrainedModel.OUTCOME)
                ? words("variable." + variable)
                : FeatureTexts.label(variable, locale);
    }

    /** What a drift amounts to. */
    public String of(Severity severity) {
        return words("severity." + severity);
    }

    /** What is measured. */
    public String of(OutcomeDrift.Measure measure) {
        return words("measure." + measure);
    }

    /** How a figure stands against the card's. */
    public String of(OutcomeDrift.Verdict verdict) {
        return words("verdict." + verdict);
    }

    /** What a bin of a variable holds: {@code até 5,2}, {@code 3}, {@code Ametista}, {@code sem valor}. */
    public String of(String variable, Bin bin) {
        if (bin.kind() != Bin.Kind.VALUES) {
            return words("bin." + bin.kind());
        }
        if (bin.low() == bin.high()) {
            return Category.named(variable)
                    .map(category -> category.word(bin.low()))
                    .orElseGet(() -> value(bin.low()));
        }
        if (Double.isInfinite(bin.low())) {
            return Double.isInfinite(bin.high()) ? words("bin.all") : words("bin.first", value(bin.high()));
        }
        return Double.isInfinite(bin.high())
                ? words("bin.last", value(bin.low()))
                : words("bin.between", value(bin.low()), value(bin.high()));
    }

    private String value(double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.abs(value) < SMALL ? 4 : 2);
        return format.format(value);
    }

    /** What most likely made a feature drift, in one sentence. */
    public String cause(FeatureDrift feature) {
        var label = label(feature.feature());
        return feature.cause()
                .map(cause -> switch (cause) {
                    case Cause.Scale scale ->
                        words(
                                "cause.scale",
                                label,
                                value(scale.meanBefore()),
                                value(scale.meanNow()),
                                value(scale.factor()));
                    case Cause.Missing missing ->
                        words(
                                missing.shareNow() == 1
                                        ? "cause.gone"
                                        : missing.shareNow() > missing.shareBefore()
                                                ? "cause.moreMissing"
                                                : "cause.lessMissing",
                                label,
                                missing.shareNow() == 1
                                        ? percent(1 - missing.shareBefore())
                                        : percent(missing.shareBefore()),
                                percent(missing.shareNow()));
                    case Cause.NewValues values -> words("cause.new", label, percent(values.share()));
                    case Cause.OutOfRange range ->
                        words(
                                "cause.range",
                                label,
                                percent(range.share()),
                                value(range.lowest()),
                                value(range.highest()));
                    case Cause.Shift shift ->
                        words("cause.shift", label, value(shift.meanBefore()), value(shift.meanNow()));
                    case Cause.Spread _ -> words("cause.spread", label);
                })
                .orElse("");
    }

    /** How far the risks have moved. */
    public String risks(FeatureDrift risks) {
        return words("risks", decimals(risks.psi()), of(risks.severity()));
    }

    /** How many were behind the year after, and how that stands against the training. */
    public String rate(OutcomeDrift outcome) {
        var year = String.valueOf(outcome.year());
        return outcome.rateBefore()
                .map(before -> words(
                        "rate",
                        year,
                        percent(outcome.rateNow()),
                        percent(before),
                        outcome.baseRate().map(rate -> of(rate.severity())).orElse("")))
                .orElseGet(() -> words("rate.alone", year, percent(outcome.rateNow())));
    }

    /** What the drift of calls amounts to and what to do, in one line. */
    String ofCalls(DriftReport calls) {
        return words("calls", calls.students(), of(calls.severity())) + " "
                + advice(calls).getFirst();
    }

    /** How the risks, the outcomes and the quality have moved, in whole sentences, as far as each is known. */
    public List<String> facts(DriftReport report) {
        var facts = new ArrayList<String>();
        report.risks().map(this::risks).ifPresent(facts::add);
        report.outcome().ifPresent(outcome -> {
            facts.add(rate(outcome));
            outcome.figures()
                    .forEach(figure -> facts.add(words(
                            "quality",
                            String.valueOf(outcome.year()),
                            of(figure.measure()),
                            decimals(figure.now()),
                            decimals(figure.told()),
                            of(figure.verdict()))));
        });
        return facts;
    }

    /** What to think of it and what to do, a sentence each, the most pressing first; at least one. */
    public List<String> advice(DriftReport report) {
        var years = report.trainYears().stream().map(String::valueOf).collect(Collectors.joining(", "));
        if (report.ofTrainingYear()) {
            return List.of(words("advice.training", String.valueOf(report.year().getAsInt())));
        }
        var sentences = new ArrayList<String>();
        outcome(report, sentences);
        var alarms = report.alarms();
        if (alarms.stream().anyMatch(report::sheetChanged)) {
            sentences.add(
                    report.file().map(file -> words("advice.sheet", file)).orElseGet(() -> words("advice.calls")));
        } else if (alarms.stream().anyMatch(report::matters)) {
            sentences.add(words("advice.read"));
        }
        report.risks()
                .filter(risks -> risks.severity().alarming())
                .ifPresent(risks -> sentences.add(words("advice.risks", of(risks.severity()))));
        if (sentences.isEmpty()) {
            var perhaps = report.features().stream()
                    .filter(feature -> report.uses(feature) && feature.severity() == Severity.CHANCE)
                    .count();
            sentences.add(
                    perhaps > 0 ? words("advice.chance", perhaps, report.students()) : words("advice.none", years));
        }
        sentences.addAll(causes(report));
        return sentences;
    }

    private void outcome(DriftReport report, List<String> sentences) {
        report.outcome().ifPresent(outcome -> {
            var year = String.valueOf(outcome.year());
            if (outcome.worse()) {
                sentences.add(words("advice.worse", year));
            }
            if (outcome.baseRate().filter(rate -> rate.severity().alarming()).isPresent()) {
                sentences.add(words(
                        "advice.rate",
                        year,
                        percent(outcome.rateNow()),
                        percent(outcome.rateBefore().orElse(0.0))));
            }
        });
    }

    /** One sentence for each of the gravest alarms that matter to the model, and one for the others. */
    private List<String> causes(DriftReport report) {
        var matter = report.alarms().stream()
                .filter(report::matters)
                .sorted(Comparator.comparing(alarm -> !report.sheetChanged(alarm)))
                .toList();
        var sentences = new ArrayList<>(matter.stream()
                .limit(TOLD)
                .map(alarm -> report.uses(alarm) ? cause(alarm) : words("cause.unused", cause(alarm)))
                .toList());
        var others = report.alarms().size() - matter.size();
        if (others > 0) {
            sentences.add(words("advice.others", others));
        }
        return sentences;
    }
}
