package org.farol.ui.student;

import java.util.ArrayList;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;
import org.farol.app.FeatureTexts;
import org.farol.app.StudentInsight.Confidence;
import org.farol.model.Agreement;
import org.farol.ui.Texts;

/** How far to trust a risk: what became of those told the like, how far the trees agree, what is not known. */
final class ConfidencePane extends VBox {
    /** From this share of the trees on one side the forest is firm; below the next it is torn. */
    private static final double FIRM = 0.8;

    private static final double TORN = 0.6;

    private final Texts texts;
    private final Lines lines = new Lines(2);

    ConfidencePane(Texts texts) {
        this.texts = texts;
        setId("confidence");
        getChildren().setAll(lines);
    }

    void show(Confidence confidence) {
        var said = new ArrayList<String>();
        confidence
                .likewise()
                .ifPresent(likewise -> said.add(texts.words(
                        "student.likewise",
                        texts.risk(likewise.told()),
                        String.valueOf(likewise.testYear()),
                        (int) Math.round(100 * likewise.observed()),
                        likewise.students())));
        said.add(agreement(confidence.agreement()));
        said.add(missing(confidence));
        lines.show(said);
    }

    private String agreement(Agreement agreement) {
        var key = agreement.onSameSide() >= FIRM
                ? "student.agreement.firm"
                : agreement.onSameSide() >= TORN ? "student.agreement.fair" : "student.agreement.torn";
        var low = texts.risk(agreement.low());
        var high = texts.risk(agreement.high());
        return texts.words(
                low.equals(high) ? "student.agreement.one" : "student.agreement",
                texts.words(key),
                (int) Math.round(100 * agreement.onSameSide()),
                low,
                high);
    }

    private String missing(Confidence confidence) {
        return confidence.missing().isEmpty()
                ? texts.words("student.missing.none", confidence.features())
                : texts.words(
                        "student.missing",
                        confidence.missing().size(),
                        confidence.features(),
                        confidence.missing().stream()
                                .map(feature -> FeatureTexts.label(feature, texts.locale()))
                                .collect(Collectors.joining(", ")));
    }
}
