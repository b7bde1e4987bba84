package org.farol.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.farol.drift.ReferenceDistribution;
import org.farol.forest.Feature;
import org.farol.model.RefusedModelException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code metadata.json} tells of the model file beside it. Keys in snake case, in this order:
 *
 * @param format of the two files, {@value #FORMAT} today; a Farol reads its own and earlier ones
 * @param program version of the Farol that wrote them
 * @param card the model's name, origin, features in order, threshold, years and measured quality
 * @param reference each feature's distribution in the training rows, in the order of the features; then those of the
 *     risk and of the outcome
 * @param model the model file
 */
public record ModelMetadata(
        int format, String program, ModelCard card, List<ReferenceDistribution> reference, ModelFile model) {
    /** The format this program writes, and the newest it reads. */
    static final int FORMAT = 3;

    /** Much more than the card of any model. */
    public static final int MOST_BYTES = 1 << 20;

    /** A name that is safe as a folder's on every platform: it begins with the year. */
    private static final Pattern VERSION = Pattern.compile("\\d{4}[0-9A-Za-z_-]{0,60}");

    /**
     * The model file.
     *
     * @param sha256 of its bytes, in lower-case hexadecimal
     */
    public record ModelFile(String name, long bytes, String sha256) {}

    public ModelMetadata {
        reference = List.copyOf(reference);
    }

    /** What this program writes of a model. */
    static ModelMetadata of(ModelCard card, List<ReferenceDistribution> reference, ModelFile model) {
        var program = Optional.ofNullable(ModelMetadata.class.getPackage().getImplementationVersion())
                .orElse("dev");
        return new ModelMetadata(FORMAT, program, card, reference, model);
    }

    byte[] json() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(this);
    }

    /**
     * Reads it; only what can be trusted without the model file is checked.
     *
     * @param subject what to name in a refusal
     */
    public static ModelMetadata read(byte[] json, String subject) throws RefusedModelException {
        try {
            // First: of a newer format nothing else may be as it is here.
            if (RecordReader.number(json, "format") > FORMAT) {
                throw new RefusedModelException(Reason.NEWER_FORMAT, subject);
            }
            var metadata = RecordReader.read(json, ModelMetadata.class);
            metadata.check(subject);
            return metadata;
        } catch (JacksonException e) {
            throw new RefusedModelException(Reason.CORRUPT, subject, e);
        }
    }

    private void check(String subject) throws RefusedModelException {
        if (format < 1
                || !VERSION.matcher(card.version()).matches()
                || !model.name().equals(ModelFolder.ONNX)) {
            throw new RefusedModelException(Reason.CORRUPT, subject);
        }
        if (model.bytes() > ModelFolder.MOST_BYTES) {
            throw new RefusedModelException(Reason.TOO_LARGE, subject);
        }
        var known = Arrays.stream(Feature.values()).map(Feature::name).toList();
        if (!known.containsAll(card.features())
                || Set.copyOf(card.features()).size() < card.features().size()) {
            throw new RefusedModelException(Reason.OTHER_FEATURES, subject);
        }
    }
}
