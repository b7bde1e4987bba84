package org.farol.ui.main;

import java.util.Optional;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;
import org.farol.ui.Texts;

/** The model's honest quality in a sentence. */
final class QualityWords {
    private QualityWords() {}

    static String of(Optional<ModelCard> model, Texts texts) {
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
