package org.farol.ui;

import java.util.Optional;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;

/** The model's honest quality in a sentence. */
public final class QualityWords {
    private QualityWords() {}

    /** Of a model, where there is one and it could be measured. */
    public static String of(Optional<ModelCard> model, Texts texts) {
        return model.map(card -> card.quality()
                        .map(test -> tested(test, texts))
                        .orElseGet(() -> texts.words("quality.untested")))
                .orElseGet(() -> texts.words("quality.none"));
    }

    private static String tested(TestYear test, Texts texts) {
        return texts.words(
                "quality.tested",
                texts.percent(test.threshold()),
                String.valueOf(test.testYear() + 1),
                texts.finePercent(test.recall()),
                texts.finePercent(test.precision()),
                texts.percent(test.flaggedShare()),
                String.format(texts.locale(), "%.2f", test.auc()));
    }
}
