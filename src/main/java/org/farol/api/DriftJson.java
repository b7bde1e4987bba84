package org.farol.api;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.farol.app.Drift;
import org.farol.app.DriftReport;
import org.farol.app.DriftTexts;
import org.farol.app.OutcomeDrift;
import org.farol.drift.FeatureDrift;
import tools.jackson.core.JsonGenerator;

/** What {@code /drift} answers with: what clients of the reference system know, and what else there is to tell. */
final class DriftJson {
    private static final int MOST_DRIFTED = 10;

    private DriftJson() {}

    /** How far what was asked has moved from what the model learned from, with sentences in a language. */
    static byte[] of(DriftReport report, Locale language) {
        var psi = new LinkedHashMap<String, OptionalDouble>();
        report.features().forEach(feature -> psi.put(feature.feature(), OptionalDouble.of(feature.psi())));
        report.notCompared().forEach(variable -> psi.put(variable, OptionalDouble.empty()));
        var words = new DriftTexts(language);
        return document(report.students(), psi, json -> {
            json.writeStringProperty("model_version", report.modelVersion());
            json.writeStringProperty("severity", report.severity().code());
            json.writeName("features");
            json.writeStartArray();
            for (var feature : report.features()) {
                json.writeStartObject();
                json.writeStringProperty("feature", feature.feature());
                json.writeBooleanProperty("used", report.uses(feature));
                writeMeasures(json, feature);
                json.writeStringProperty("cause", words.cause(feature));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("risk_score");
            report.risks()
                    .ifPresentOrElse(
                            risks -> {
                                json.writeStartObject();
                                writeMeasures(json, risks);
                                json.writeEndObject();
                            },
                            json::writeNull);
            json.writeName("outcome");
            report.outcome().ifPresentOrElse(outcome -> write(json, outcome), json::writeNull);
            json.writeName("advice");
            json.writeStartArray();
            words.advice(report).forEach(json::writeString);
            json.writeEndArray();
        });
    }

    /** The same by the reference system's definition. */
    static byte[] of(Drift.Classic classic) {
        return document(classic.rows(), classic.psi(), _ -> {});
    }

    @FunctionalInterface
    private interface Part {
        void write(JsonGenerator json);
    }

    private static byte[] document(int samples, SequencedMap<String, OptionalDouble> psi, Part more) {
        return Json.bytes(json -> {
            json.writeStartObject();
            if (samples == 0) {
                json.writeStringProperty("message", "Nenhum dado de produção registrado ainda.");
            } else {
                json.writeNumberProperty("n_production_samples", samples);
                write(json, psi);
                writeGuideline(json);
                more.write(json);
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, SequencedMap<String, OptionalDouble> psi) {
        json.writeName("psi");
        json.writeStartObject();
        psi.forEach((feature, value) -> {
            json.writeName(feature);
            value.ifPresentOrElse(json::writeNumber, json::writeNull);
        });
        json.writeEndObject();
        json.writeName("top_drift");
        json.writeStartArray();
        psi.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .sorted(Comparator.comparingDouble((Map.Entry<String, OptionalDouble> entry) ->
                        -entry.getValue().getAsDouble()))
                .limit(MOST_DRIFTED)
                .forEach(entry -> {
                    json.writeStartObject();
                    json.writeStringProperty("feature", entry.getKey());
                    json.writeNumberProperty("psi", entry.getValue().getAsDouble());
                    json.writeEndObject();
                });
        json.writeEndArray();
    }

    private static void writeGuideline(JsonGenerator json) {
        json.writeName("guideline");
        json.writeStartObject();
        json.writeStringProperty("no_drift", "<0.10");
        json.writeStringProperty("moderate", "0.10-0.25");
        json.writeStringProperty("significant", ">0.25");
        json.writeEndObject();
    }

    private static void writeMeasures(JsonGenerator json, FeatureDrift drift) {
        json.writeNumberProperty("psi", drift.psi());
        json.writeNumberProperty("p", drift.p());
        json.writeStringProperty("severity", drift.severity().code());
    }

    private static void write(JsonGenerator json, OutcomeDrift outcome) {
        json.writeStartObject();
        json.writeNumberProperty("year", outcome.year());
        json.writeNumberProperty("students", outcome.measured().n());
        json.writeName("base_rate");
        json.writeStartObject();
        json.writeNumberProperty("now", outcome.rateNow());
        json.writeName("training");
        outcome.rateBefore().ifPresentOrElse(json::writeNumber, json::writeNull);
        outcome.baseRate().ifPresent(rate -> writeMeasures(json, rate));
        json.writeEndObject();
        json.writeName("quality");
        json.writeStartArray();
        for (var figure : outcome.figures()) {
            json.writeStartObject();
            json.writeStringProperty("measure", figure.measure().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("now", figure.now());
            json.writeNumberProperty("card", figure.told());
            json.writeStringProperty("verdict", figure.verdict().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
