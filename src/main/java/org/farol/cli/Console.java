package org.farol.cli;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.farol.work.Progress;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a command writes: results to {@code out}, progress and messages to {@code err}, in one language. */
record Console(PrintWriter out, PrintWriter err, Locale locale, boolean terminal) {
    private static final int BAR_WIDTH = 30;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final JsonMapper JSON_LINE =
            JSON.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

    /** The texts of the command line in a language; Portuguese where the language has none. */
    static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.farol.cli.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words of {@code key}; numbers among the arguments follow the language. */
    String words(String key, Object... arguments) {
        return new MessageFormat(texts(locale).getString(key), locale).format(arguments);
    }

    /** A share in [0,1] as percent with one decimal. */
    String percent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** A share in [-1,1] as signed percentage points, one below the other. */
    String points(double share) {
        return String.format(locale, "%+6.1f", 100 * share);
    }

    /** A number with three decimals. */
    String decimal(double number) {
        return String.format(locale, "%.3f", number);
    }

    /** A number with as many decimals as it needs, three at most. */
    String number(double number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(3);
        return format.format(number);
    }

    /** Prints a line of the result. */
    void say(String key, Object... arguments) {
        out.println(words(key, arguments));
    }

    /** Prints a line beside the result. */
    void tell(String key, Object... arguments) {
        err.println(words(key, arguments));
    }

    /** Prints the one JSON document of a command: records and maps, keys in snake case. */
    void json(Object document) {
        out.println(JSON.writeValueAsString(document));
    }

    /** A JSON document of one line. */
    static String line(Object document) {
        return JSON_LINE.writeValueAsString(document);
    }

    /** A bar on the terminal; silent where there is none, so that logs stay readable. */
    Progress progress(String key) {
        if (!terminal) {
            return Progress.NONE;
        }
        var label = words(key);
        return new Progress() {
            private int shown = -1;

            @Override
            public synchronized void report(double done) {
                var percent = (int) Math.round(100 * done);
                if (percent == shown) {
                    return;
                }
                shown = percent;
                var filled = percent * BAR_WIDTH / 100;
                err.print("\r%s [%s%s] %d %%"
                        .formatted(label, "#".repeat(filled), " ".repeat(BAR_WIDTH - filled), percent));
                if (percent == 100) {
                    err.println();
                }
                err.flush();
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
