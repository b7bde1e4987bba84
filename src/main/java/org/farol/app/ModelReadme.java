package org.farol.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.StringSubstitutor;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;

/**
 * A model's card as a page for people, in Portuguese, with the front matter that Hugging Face reads (<a
 * href="https://huggingface.co/docs/hub/model-cards">Model cards</a>). Its words are in {@code model-card.md}.
 */
final class ModelReadme {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    private ModelReadme() {}

    static String of(ModelCard card) {
        return new StringSubstitutor(Map.of(
                        "version", card.version(),
                        "trainedAt",
                                DateTimeFormatter.ofPattern("dd/MM/yyyy", PORTUGUESE)
                                        .format(card.trainedAt().atOffset(ZoneOffset.UTC)),
                        "trainingRecords", card.trainingRecords(),
                        "trainYears", years(card.trainYears()),
                        "trees", card.trees(),
                        "seed", card.seed(),
                        "threshold", percent(card.threshold()),
                        "walkForward", walkForward(card.walkForward()),
                        "features", features(card.features()),
                        "featureCount", card.features().size()))
                .setEnableUndefinedVariableException(true)
                .replace(template());
    }

    private static String template() {
        try (var in = Objects.requireNonNull(ModelReadme.class.getResourceAsStream("model-card.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String walkForward(List<TestYear> tests) {
        return tests.stream()
                .map(test -> "| %s | %d | %d | %s | %s | %s | %s |"
                        .formatted(
                                years(test.trainYears()),
                                test.testYear() + 1,
                                test.n(),
                                decimal(test.auc()),
                                percent(test.precisionAtRecall97()),
                                decimal(test.brier()),
                                percent(test.flaggedShare())))
                .collect(Collectors.joining("\n"));
    }

    private static String features(List<String> features) {
        return IntStream.range(0, features.size())
                .mapToObj(j -> "%d. `%s`: %s"
                        .formatted(j + 1, features.get(j), FeatureTexts.explanation(features.get(j), PORTUGUESE)))
                .collect(Collectors.joining("\n"));
    }

    private static String years(List<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String decimal(double number) {
        return String.format(PORTUGUESE, "%.3f", number);
    }

    private static String percent(double share) {
        return String.format(PORTUGUESE, "%.1f%%", 100 * share);
    }
}
