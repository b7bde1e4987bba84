package org.farol.api;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.farol.app.Answer;
import org.farol.app.Reasons;
import org.farol.store.ApiPrediction;
import org.farol.store.ApiPrediction.Factor;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The documents that are answered with. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String HIGH = "alto";
    private static final String LOW = "baixo";

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
        writeFactors(json, answer.top(), Reasons.Contribution::feature, Reasons.Contribution::impact);
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
        writeFactors(json, told.factors(), Factor::feature, Factor::impact);
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

    private static <T> void writeFactors(
            JsonGenerator json, List<T> factors, Function<T, String> feature, ToDoubleFunction<T> impact) {
        json.writeName("top_risk_factors");
        json.writeStartArray();
        for (var factor : factors) {
            json.writeStartObject();
            json.writeStringProperty("feature", feature.apply(factor));
            json.writeNumberProperty("impact", impact.applyAsDouble(factor));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeClass(JsonGenerator json, boolean flagged) {
        json.writeNumberProperty("risk_class", flagged ? 1 : 0);
        json.writeStringProperty("risk_level", flagged ? HIGH : LOW);
    }
}
