package org.farol.ui;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.farol.work.RiskText;

/** The window's words and numbers in one language. */
public record Texts(Locale locale, ResourceBundle bundle) {
    /** Brazilian Portuguese, the default. */
    public static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    /** The texts of a language; Portuguese where the language has none. */
    public static Texts of(Locale locale) {
        return new Texts(
                locale,
                ResourceBundle.getBundle(
                        "org.farol.ui.messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The words of {@code key}; numbers among the arguments follow the language. */
    public String words(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** A share in [0,1] as whole percent. */
    public String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    /** A risk in [0,1], as {@link RiskText}. */
    public String risk(double risk) {
        return RiskText.of(risk, locale);
    }

    /** A share in [0,1] as percent with one decimal, so that 99.7 % is not told as all. */
    public String finePercent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** A grade or count with at most one decimal. */
    public String number(double number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** Points of a hundred with sign and one decimal: {@code +12,3}. */
    public String points(double impact) {
        return String.format(locale, "%+.1f", 100 * impact);
    }
}
