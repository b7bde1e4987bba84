package org.farol.report;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.ResourceBundle;
import org.farol.model.ModelCard;
import org.farol.work.RiskText;

/** The reports' words and numbers in one language. */
record Words(Locale locale, ResourceBundle bundle) {
    static Words of(Locale locale) {
        return new Words(
                locale,
                ResourceBundle.getBundle(
                        "org.farol.report.messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String words(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    String risk(double risk) {
        return RiskText.of(risk, locale);
    }

    String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    private String finePercent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    String number(double number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : words("unknown");
    }

    /** Points of a hundred with sign and one decimal. */
    String points(double impact) {
        return String.format(locale, "%+.1f", 100 * impact);
    }

    String decimals(double number) {
        return String.format(locale, "%.2f", number);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(bundle.getString("date"), locale).format(date);
    }

    String level(double risk, double threshold) {
        return words(risk >= threshold ? "risk.high" : "risk.low");
    }

    /** The honest quality of a model in a sentence. */
    String quality(ModelCard model) {
        return model.quality()
                .map(test -> words(
                        "quality.tested",
                        String.valueOf(test.testYear() + 1),
                        percent(test.threshold()),
                        finePercent(test.recall()),
                        finePercent(test.precision()),
                        percent(test.flaggedShare())))
                .orElseGet(() -> words("quality.untested"));
    }
}
