package org.farol.api;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.farol.app.Answer;
import org.farol.app.Predictions;
import org.farol.store.ApiPrediction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The documents that are answered with. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String HIGH = "alto";
    private static final String LOW = "baixo";
    private static final int MOST_DRIFTED = 10;

    private Json() {}

    /** What {@code content} writes. */
    static byte[] bytes(Consumer<JsonGenerator> content) {
        var out = new ByteArrayOutputStream(1024);
        try (var json = generator(out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }

    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** A risk as it is told. */
    static void write(JsonGenerator json, Answer answer) {
        json.writeStartObject();
        json.writeNumberProperty("risk_score", answer.risk());
        writeClass(json, answer.flagged());
        json.writeNumberProperty("threshold", answer.threshold());
        json.writeStringProperty("model_version", answer.modelVersion());
        json.writeStringProperty(
                "interpretation", answer.flagged() ? "Alto risco de defasagem" : "Baixo risco de defasagem");
        json.writeStringProperty("student_id", answer.studentId());
        answer.reasons().ifPresent(reasons -> json.writeNumberProperty("base_value", reasons.baseValue()));
        json.writeName("top_risk_factors");
        json.writeRawValue(answer.topJson());
        answer.reasons().ifPresent(_ -> json.writeNumberProperty("other_impacts", answer.others()));
        json.writeEndObject();
    }

    /** A risk as it was told. */
    static void write(JsonGenerator json, ApiPrediction told) {
        json.writeStartObject();
        json.writeNumberProperty("ts", told.answeredAt().getEpochSecond());
        json.writeNumberProperty("risk_score", told.risk());
        writeClass(json, told.risk() >= told.threshold());
        json.writeStringProperty("model_version", told.modelVersion());
        json.writeName("top_risk_factors");
        json.writeRawValue(told.factors());
        json.writeName("payload");
        json.writeRawValue(told.payload());
        json.writeEndObject();
    }

    /** What was told of a student, newest first. */
    static byte[] history(String studentId, List<ApiPrediction> history) {
        return bytes(json -> {
            json.writeStartObject();
            if (history.isEmpty()) {
                json.writeStringProperty("message", "No predictions found for this student_id.");
                json.writeStringProperty("student_id", studentId);
            } else {
                json.writeStringProperty("student_id", studentId);
                json.writeNumberProperty("count", history.size());
                json.writeName("latest");
                write(json, history.getFirst());
                json.writeName("history");
                json.writeStartArray();
                history.forEach(told -> write(json, told));
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    /** How far what was asked has moved from what the model learned from. */
    static byte[] drift(Predictions.Moved moved) {
        return bytes(json -> {
            json.writeStartObject();
            if (moved.answers() == 0) {
                json.writeStringProperty("message", "Nenhum dado de produção registrado ainda.");
            } else {
                json.writeNumberProperty("n_production_samples", moved.answers());
                json.writeName("psi");
                json.writeStartObject();
                moved.psi()
                        .forEach((feature, psi) -> psi.ifPresentOrElse(
                                value -> json.writeNumberProperty(feature, value),
                                () -> json.writeNullProperty(feature)));
                json.writeEndObject();
                json.writeName("top_drift");
                json.writeStartArray();
                moved.psi().entrySet().stream()
                        .filter(feature -> feature.getValue().isPresent())
                        .sorted(Comparator.comparingDouble(
                                feature -> -feature.getValue().getAsDouble()))
                        .limit(MOST_DRIFTED)
                        .forEach(feature -> {
                            json.writeStartObject();
                            json.writeStringProperty("feature", feature.getKey());
                            json.writeNumberProperty("psi", feature.getValue().getAsDouble());
                            json.writeEndObject();
                        });
                json.writeEndArray();
                json.writeName("guideline");
                json.writeStartObject();
                json.writeStringProperty("no_drift", "<0.10");
                json.writeStringProperty("moderate", "0.10-0.25");
                json.writeStringProperty("significant", ">0.25");
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void writeClass(JsonGenerator json, boolean flagged) {
        json.writeNumberProperty("risk_class", flagged ? 1 : 0);
        json.writeStringProperty("risk_level", flagged ? HIGH : LOW);
    }
}
