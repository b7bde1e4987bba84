package org.farol.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.farol.model.NotEnoughOutcomesException;
import org.farol.model.RefusedModelException;
import org.farol.model.registry.RegistryException;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.store.StoreException;

/**
 * A failure in the person's words: what happened and what to do about it. Holds no student's data.
 *
 * @param message what happened, and where
 * @param advice what to do
 */
public record Problem(String message, String advice) {
    /** The words for a failure. */
    public static Problem of(Throwable failure, Locale locale) {
        return switch (failure) {
            case UnreadableSpreadsheetException e -> worded("sheet." + e.reason(), locale, e.file());
            case NotPossibleException e -> worded("missing." + e.reason(), locale, e.subject());
            case NotEnoughOutcomesException _ -> worded("model.NOT_ENOUGH_OUTCOMES", locale, "");
            case RefusedModelException e -> worded("model." + e.reason(), locale, e.subject());
            case RegistryException e -> worded("registry." + e.reason(), locale, e.subject());
            case StoreException e -> worded("store." + e.reason(), locale, "");
            case UncheckedIOException e -> of(Objects.requireNonNull(e.getCause()), locale);
            case FileSystemException e -> worded("file", locale, String.valueOf(e.getFile()));
            case IOException e -> worded("file", locale, String.valueOf(e.getMessage()));
            default -> worded("unexpected", locale, failure.getClass().getSimpleName());
        };
    }

    private static Problem worded(String key, Locale locale, String subject) {
        var words = ResourceBundle.getBundle("org.farol.app.problems", locale, BUNDLES);
        return new Problem(
                MessageFormat.format(words.getString(key), subject),
                MessageFormat.format(words.getString(key + ".advice"), subject));
    }

    /** Portuguese is the language of the base bundle, so the machine's own language must not step in between. */
    private static final ResourceBundle.Control BUNDLES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
