package org.farol.app;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.farol.app.Reasons.Contribution;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;

/**
 * Reasons as sentences, one place for the window and the reports: {@code IEG 4,1, abaixo da média da fase (7,8): aumenta
 * o risco em 12 pontos}. Points are percentage points of risk.
 */
public final class ReasonSentences {
    /** Less than this, in [0,1], rounds to no point at all. */
    private static final double NOTHING = 0.0005;
    /** From here on whole points are told. */
    private static final double WHOLE_POINTS = 0.01;

    private final Locale locale;
    private final ResourceBundle words;
    private final PhaseAverages averages;

    /** Sentences in a language about students of the year that the averages are of. */
    public ReasonSentences(Locale locale, PhaseAverages averages) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "org.farol.app.sentences",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.averages = averages;
    }

    /** The language. */
    public Locale locale() {
        return locale;
    }

    /** The reasons that raise the risk, the strongest first; those that round to nothing are left out. */
    public List<String> raising(Reasons reasons, YearlyRecord record) {
        return worthTelling(reasons)
                .filter(part -> part.impact() > 0)
                .map(part -> of(part, record))
                .toList();
    }

    /** The reasons that lower it, which protect the student, the strongest first; likewise. */
    public List<String> protecting(Reasons reasons, YearlyRecord record) {
        return worthTelling(reasons)
                .filter(part -> part.impact() < 0)
                .map(part -> of(part, record))
                .toList();
    }

    private static Stream<Contribution> worthTelling(Reasons reasons) {
        return reasons.contributions().stream().filter(part -> Math.abs(part.impact()) >= NOTHING);
    }

    /** What a student's value is, against the phase where it is a grade, and what it does to the risk. */
    public String of(Contribution contribution, YearlyRecord record) {
        return format("sentence", value(contribution, record), effect(contribution.impact()));
    }

    /** What the value is, without its effect: {@code IEG 4,1, abaixo da média da fase (7,8)}. */
    public String value(Contribution contribution, YearlyRecord record) {
        var feature = contribution.feature();
        if (contribution.value().isEmpty()) {
            return format("unknown", FeatureTexts.label(feature, locale));
        }
        var value = contribution.value().getAsDouble();
        return grade(feature)
                .map(field -> grade(feature, value, averages.of(record, field)))
                .orElseGet(() -> told(feature, value));
    }

    /** {@code aumenta o risco em 12 pontos}; impacts in [-1,1]. */
    public String effect(double impact) {
        var size = Math.abs(impact);
        if (size < NOTHING) {
            return words.getString("effect.none");
        }
        var points = rounded(100 * size, size < WHOLE_POINTS ? 1 : 0);
        return format(impact > 0 ? "effect.raises" : "effect.lowers", plain(points), points.doubleValue());
    }

    private static Optional<Field> grade(String feature) {
        return Stream.of(Field.values())
                .filter(field ->
                        field.kind() == Field.Kind.GRADE && field.name().equals(feature))
                .findFirst();
    }

    private String grade(String feature, double value, OptionalDouble mean) {
        var label = shortLabel(feature);
        var told = number(value, 1);
        if (mean.isEmpty()) {
            return format("grade", label, told);
        }
        var average = number(mean.getAsDouble(), 1);
        var key = told.equals(average) ? "grade.at" : value < mean.getAsDouble() ? "grade.below" : "grade.above";
        return format(key, label, told, average);
    }

    /** {@code IEG} of {@code IEG (engajamento)}: indicators are called by their letters. */
    private String shortLabel(String feature) {
        var label = FeatureTexts.label(feature, locale);
        return label.startsWith(feature) ? feature : label;
    }

    /** Most features that are no grades have words of their own. */
    private String told(String feature, double value) {
        var key = "value." + feature;
        var size = Math.abs(value);
        return words.containsKey(key)
                ? format(
                        key,
                        Math.rint(value),
                        number(size, 1),
                        fase(value),
                        sign(value),
                        format("phases", Math.rint(size)))
                : format("other", FeatureTexts.label(feature, locale), number(value, 1));
    }

    private static double sign(double value) {
        return Math.abs(value) < 0.05 ? 0 : Math.signum(value);
    }

    private static String fase(double value) {
        return Fase.name((int) Math.rint(value));
    }

    private String number(double value, int digits) {
        return plain(rounded(value, digits));
    }

    private String plain(BigDecimal value) {
        return NumberFormat.getNumberInstance(locale).format(value);
    }

    /** Rounded half up, as people do. */
    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }
}
