package org.farol.ui;

import java.util.Optional;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;

/** The model's honest quality in a sentence. */
public final class QualityWords {
    private QualityWords() {}

    /** Of a model, where there is one and it could be measured. */
    public static String of(Optional<ModelCard> model, Texts texts) {
        return of(model, "quality.tested", texts);
    }

    /** The same numbers in few words, where letters are large and room is little. */
    public static String brief(Optional<ModelCard> model, Texts texts) {
        return of(model, "quality.brief", texts);
    }

    private static String of(Optional<ModelCard> model, String key, Texts texts) {
        return model.map(card -> card.quality()
                        .map(test -> tested(test, key, texts))
                        .orElseGet(() -> texts.words("quality.untested")))
                .orElseGet(() -> texts.words("quality.none"));
    }

    private static String tested(TestYear test, String key, Texts texts) {
        return texts.words(
                key,
                texts.percent(test.threshold()),
                String.valueOf(test.testYear() + 1),
                texts.finePercent(test.recall()),
                texts.finePercent(test.precision()),
                texts.percent(test.flaggedShare()),
                String.format(texts.locale(), "%.2f", test.auc()));
    }
}
