package org.farol.work;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words, numbers and dates in one language: the one way the window and the printed pages tell them. */
public interface Wording {
    /** The language. */
    Locale locale();

    /** Its words. */
    ResourceBundle bundle();

    /** The words of a bundle in a language; those of the base bundle, which is Portuguese, where the language has none. */
    static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words of {@code key}; numbers among the arguments follow the language. */
    default String words(String key, Object... arguments) {
        var pattern = bundle().getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale()).format(arguments);
    }

    /** A share in [0,1] as whole percent. */
    default String percent(double share) {
        return NumberFormat.getPercentInstance(locale()).format(share);
    }

    /** A share in [0,1] as percent with one decimal, so that 99.7 % is not told as all. */
    default String finePercent(double share) {
        var format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** A risk in [0,1], as {@link RiskText}. */
    default String risk(double risk) {
        return RiskText.of(risk, locale());
    }

    /** A grade or count with at most one decimal. */
    default String number(double number) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** A figure with two decimals. */
    default String decimals(double number) {
        return String.format(locale(), "%.2f", number);
    }

    /** Points of a hundred with sign and one decimal: {@code +12,3}. */
    default String points(double impact) {
        return String.format(locale(), "%+.1f", 100 * impact);
    }

    /** A day as {@code 24/11/2026}, in every language: the programme's own way. */
    default String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy", locale()).format(day);
    }
}
