package org.farol.work;

import java.text.NumberFormat;
import java.util.Locale;

/** A risk as people read it: whole percent, and never as certain, which no forest can know. */
public final class RiskText {
    private static final double HIGHEST = 0.99;

    private RiskText() {}

    /** A risk in [0,1]: {@code 61%}, {@code >99%}, {@code <1%}. */
    public static String of(double risk, Locale locale) {
        var percent = NumberFormat.getPercentInstance(locale);
        if (risk > HIGHEST) {
            return ">" + percent.format(HIGHEST);
        }
        return risk < 1 - HIGHEST ? "<" + percent.format(1 - HIGHEST) : percent.format(risk);
    }
}
