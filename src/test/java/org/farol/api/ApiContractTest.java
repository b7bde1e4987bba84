package org.farol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiContractTest {
    private Served served;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        Served.fill(folder);
        served = Served.on(folder);
    }

    @AfterAll
    void stop() {
        served.close();
    }

    @Test
    void health_tells_that_it_is_alive_and_what_it_knows() throws Exception {
        var health = Served.json(served.get("/health"));

        assertThat(health.path("status").asString()).isEqualTo("ativo");
        assertThat(health.path("model_version").asString())
                .isEqualTo(served.workspace.model().orElseThrow().version());
        assertThat(health.path("students").asInt()).isGreaterThan(600);
        assertThat(health.path("uptime_seconds").asInt()).isNotNegative();
    }

    @Test
    void a_risk_is_told_under_the_names_of_the_contract() throws Exception {
        var answer = served.predict(Served.ANA);

        var model = served.workspace.model().orElseThrow();
        assertThat(answer.path("student_id").asString()).isEqualTo("RA-9999");
        assertThat(answer.path("risk_score").asDouble()).isBetween(0.0, 1.0);
        assertThat(answer.path("threshold").asDouble()).isEqualTo(model.threshold());
        assertThat(answer.path("model_version").asString()).isEqualTo(model.version());
        var high = answer.path("risk_score").asDouble() >= model.threshold();
        assertThat(answer.path("risk_class").asInt()).isEqualTo(high ? 1 : 0);
        assertThat(answer.path("risk_level").asString()).isEqualTo(high ? "alto" : "baixo");
        assertThat(answer.path("interpretation").asString())
                .isEqualTo((high ? "Alto" : "Baixo") + " risco de defasagem");
    }

    @Test
    void base_value_and_impacts_add_up_to_the_risk_the_most_influential_first() throws Exception {
        var answer = served.predict(Served.ANA);

        var impacts = StreamSupport.stream(answer.path("top_risk_factors").spliterator(), false)
                .map(factor -> factor.path("impact").asDouble())
                .toList();
        assertThat(impacts)
                .hasSizeBetween(1, 5)
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b), Math.abs(a)));
        assertThat(answer.path("base_value").asDouble()
                        + impacts.stream().mapToDouble(Double::doubleValue).sum()
                        + answer.path("other_impacts").asDouble())
                .isCloseTo(answer.path("risk_score").asDouble(), within(1e-12));
    }

    @Test
    void a_known_student_described_in_full_gets_the_risk_and_reasons_that_the_window_shows() throws Exception {
        var students = served.workspace.students(2023);

        for (var student : students.subList(0, 40)) {
            var answer = served.predict(described(student.record()));
            assertThat(answer.path("risk_score").asDouble())
                    .isEqualTo(student.risk().orElseThrow());
            var reasons = served.workspace.explain(student.record().studentId(), OptionalInt.of(2023));
            for (var factor : answer.path("top_risk_factors")) {
                var same = reasons.contributions().stream()
                        .filter(part ->
                                part.feature().equals(factor.path("feature").asString()))
                        .findFirst()
                        .orElseThrow();
                assertThat(factor.path("impact").asDouble()).isCloseTo(same.impact(), within(1e-6));
            }
        }
    }

    private static String described(YearlyRecord record) {
        var keys = new ArrayList<String>();
        keys.add("\"student_id\":\"" + record.studentId() + "\"");
        keys.add("\"ANO\":" + record.year());
        for (var field : new Field[] {
            Field.IDADE,
            Field.INDE,
            Field.IAA,
            Field.IEG,
            Field.IPS,
            Field.IDA,
            Field.IPP,
            Field.IPV,
            Field.IAN,
            Field.FASE,
            Field.FASE_IDEAL,
            Field.DEFASAGEM,
            Field.PONTO_VIRADA
        }) {
            record.number(field).ifPresent(value -> keys.add("\"" + field.name() + "\":" + value));
        }
        record.text(Field.INSTITUICAO).ifPresent(text -> keys.add("\"INSTITUICAO\":\"" + text + "\""));
        record.text(Field.PEDRA).ifPresent(text -> keys.add("\"PEDRA\":\"" + text + "\""));
        record.number(Field.ANOS_PM).ifPresent(value -> keys.add("\"ANOS_NA_PM\":" + value));
        return "{" + String.join(",", keys) + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"IDA\":6.2,\"FASE_TURMA\":\"3-A\"",
                "\"FASE_TURMA\":\"3-A\",\"IDA\":\"6,2\"",
                "\"IDA\":\"6.2\",\"FASE_TURMA\":\"FASE 3\"",
                "\"IDA\":\" 6,2 \",\"FASE\":3,\"FASE_TURMA\":\"5G\"",
                "\"FASE\":\"3\",\"IDA\":6.20,\"desconhecida\":[1,{\"x\":null}]"
            })
    void values_mean_the_same_in_every_form_and_order(String keys) throws Exception {
        var expected = served.predict("{\"id\":\"X\",\"IDADE\":12,\"FASE\":3,\"IDA\":6.2}");

        assertThat(served.predict("{\"id\":\"X\",\"IDADE\":\"12\"," + keys + "}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "\"Sim\"", "\"sim\"", "\"1\""})
    void a_turning_point_may_be_told_in_any_form(String value) throws Exception {
        assertThat(served.post("/predict", "{\"id\":\"PV\",\"PONTO_VIRADA\":" + value + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"IEG\":null}", "{\"IEG\":\"\",\"PEDRA\":\"  \"}", "{\"IEG\":\"#NULO!\"}"})
    void what_is_missing_is_no_error(String payload) throws Exception {
        assertThat(served.predict(payload).path("risk_score").asDouble())
                .isEqualTo(served.predict("{}").path("risk_score").asDouble());
    }

    @Test
    void the_student_id_is_the_first_that_is_not_blank() throws Exception {
        assertThat(
                        id(
                                "{\"Nome\":\"f\",\"NOME\":\"e\",\"ID\":\"d\",\"id\":\"c\",\"STUDENT_ID\":\"b\",\"student_id\":\"a\"}"))
                .isEqualTo("a");
        assertThat(id("{\"NOME\":\"e\",\"id\":\" \",\"STUDENT_ID\":null,\"student_id\":\"\"}"))
                .isEqualTo("e");
        assertThat(id("{\"ID\":77}")).isEqualTo("77");
    }

    @Test
    void without_an_id_it_is_a_hash_of_the_payload_whatever_the_order_of_its_keys() throws Exception {
        var one = id("{\"IDADE\":12,\"IEG\":7}");

        assertThat(one).startsWith("anon:").isEqualTo(id("{ \"IEG\" : 7, \"IDADE\" : 12 }"));
        assertThat(one).isNotEqualTo(id("{\"IDADE\":12,\"IEG\":8}"));
    }

    private String id(String payload) throws Exception {
        return served.predict(payload).path("student_id").asString();
    }

    @Test
    void what_was_told_is_in_the_history_newest_first_with_what_was_asked() throws Exception {
        var before = Instant.now().getEpochSecond();
        for (var ieg = 1; ieg <= 7; ieg++) {
            served.predict("{\"student_id\":\"H-1\",\"IEG\":" + ieg + ",\"turno\":\"manhã\"}");
        }

        var explained = Served.json(served.get("/explain?student_id=H-1&limit=3"));

        assertThat(explained.path("student_id").asString()).isEqualTo("H-1");
        assertThat(explained.path("count").asInt()).isEqualTo(3);
        assertThat(explained.path("history"))
                .extracting(told -> told.at("/payload/IEG").asInt())
                .containsExactly(7, 6, 5);
        assertThat(explained.path("latest")).isEqualTo(explained.path("history").get(0));
        assertThat(explained.at("/latest/ts").asLong())
                .isBetween(before, Instant.now().getEpochSecond());
        assertThat(explained.at("/latest/payload/turno").asString()).isEqualTo("manhã");
        assertThat(explained.at("/latest/top_risk_factors").size()).isBetween(1, 5);
        assertThat(explained.path("latest").propertyNames())
                .contains("risk_score", "risk_class", "risk_level", "model_version");
    }

    @Test
    void of_an_unknown_student_it_says_that_nothing_was_told() throws Exception {
        var explained = served.get("/explain?student_id=nobody");

        assertThat(explained.statusCode()).isEqualTo(200);
        assertThat(Served.json(explained).path("message").asString())
                .isEqualTo("No predictions found for this student_id.");
        assertThat(Served.json(explained).path("student_id").asString()).isEqualTo("nobody");
    }

    @Test
    void a_batch_is_answered_in_order_with_the_same_objects() throws Exception {
        var payloads = IntStream.range(0, 1_300)
                .mapToObj(i -> "{\"student_id\":\"L-" + i + "\",\"IDADE\":" + (8 + i % 10) + ",\"IEG\":" + i % 11 + "}")
                .toList();

        var answers = Served.json(served.post("/predict/batch", "[" + String.join(",", payloads) + "]"));

        assertThat(answers.size()).isEqualTo(payloads.size());
        assertThat(answers)
                .extracting(answer -> answer.path("student_id").asString())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_300).mapToObj(i -> "L-" + i).toList());
        for (var i : new int[] {0, 511, 512, 1_299}) {
            assertThat(answers.get(i)).isEqualTo(served.predict(payloads.get(i)));
        }
        assertThat(Served.json(served.get("/explain?student_id=L-700"))
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_batch_can_do_without_reasons() throws Exception {
        var answer = Served.json(served.post("/predict/batch?reasons=false", "[" + Served.ANA + "]"))
                .get(0);

        assertThat(answer.path("risk_score"))
                .isEqualTo(served.predict(Served.ANA).path("risk_score"));
        assertThat(answer.path("top_risk_factors").size()).isZero();
    }

    @Test
    void a_student_of_a_batch_who_cannot_be_read_has_a_problem_in_its_place() throws Exception {
        var answers = Served.json(
                served.post("/predict/batch", "[{\"id\":\"a\"},{\"id\":\"b\",\"IEG\":\"muito\"},{\"id\":\"c\"}]"));

        assertThat(answers.size()).isEqualTo(3);
        assertThat(answers.get(1).path("status").asInt()).isEqualTo(422);
        assertThat(answers.get(1).path("key").asString()).isEqualTo("IEG");
        assertThat(answers.get(2).path("student_id").asString()).isEqualTo("c");
    }

    @Test
    void an_empty_batch_has_an_empty_answer() throws Exception {
        assertThat(served.post("/predict/batch", "[]").body()).isEqualTo("[]");
    }

    @Test
    void drift_is_told_of_the_last_answers_by_feature_the_worst_first(@TempDir Path home) throws Exception {
        Served.fill(home);
        try (var fresh = Served.on(home)) {
            assertThat(Served.json(fresh.get("/drift")).path("message").asString())
                    .isEqualTo("Nenhum dado de produção registrado ainda.");
            for (var i = 0; i < 60; i++) {
                fresh.predict("{\"IDADE\":17,\"FASE\":0,\"IDA\":" + i % 10 + "}");
            }

            var drift = Served.json(fresh.get("/drift?limit=50"));

            assertThat(drift.path("n_production_samples").asInt()).isEqualTo(50);
            var model = fresh.workspace.model().orElseThrow();
            assertThat(drift.path("psi").propertyNames())
                    .containsAll(model.features())
                    .contains("IEG", "IDADE", "PEDRA");
            assertThat(drift.path("psi").path("IEG").isNull()).isTrue();
            assertThat(drift.at("/psi/DEFASAGEM").asDouble()).isGreaterThan(0.25);
            assertThat(drift.path("top_drift").size()).isBetween(1, 10);
            assertThat(drift.path("top_drift"))
                    .extracting(feature -> -feature.path("psi").asDouble())
                    .isSorted();
            assertThat(drift.at("/guideline/moderate").asString()).isEqualTo("0.10-0.25");
            assertThat(fresh.get("/metrics").body())
                    .contains("farol_drift_psi_ratio{feature=\"DEFASAGEM\"}")
                    .contains("farol_drift_psi_ratio{feature=\"RISCO\"}");
            assertThat(drift.path("features"))
                    .extracting(feature -> feature.path("severity").asString())
                    .contains("significant");
            assertThat(drift.at("/risk_score/p").asDouble()).isBetween(0.0, 1.0);
            assertThat(drift.path("advice").size()).isPositive();
        }
    }

    @Test
    void students_of_the_latest_year_asked_for_as_they_are_stored_show_the_drift_of_that_year(@TempDir Path home)
            throws Exception {
        Served.fill(home);
        try (var fresh = Served.on(home)) {
            var payloads = fresh.workspace.students(2023).stream()
                    .map(student -> described(student.record()))
                    .toList();
            var answered = fresh.post("/predict/batch?reasons=false", "[" + String.join(",", payloads) + "]");
            assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);

            var drift = Served.json(fresh.get("/drift?limit=100000"));

            var ofYear = fresh.workspace.drift().ofYear(OptionalInt.of(2023));
            assertThat(drift.path("n_production_samples").asInt())
                    .as(drift.toString())
                    .isEqualTo(payloads.size());
            for (var feature : ofYear.features()) {
                // Of what the model does not look at, the calls do not tell all that the sheets do.
                if (ofYear.uses(feature)) {
                    assertThat(drift.path("psi").path(feature.feature()).asDouble())
                            .as(feature.feature())
                            .isCloseTo(feature.psi(), within(1e-9));
                }
            }
        }
    }

    @Test
    void drift_as_the_reference_system_defines_it_needs_the_training_records() throws Exception {
        served.predict(Served.ANA);

        var refused = served.get("/drift?definition=classic");

        // The model of these tests was trained on other students than those that are here.
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Served.json(refused).path("detail").asString()).contains("treino");
        assertThat(served.get("/drift?definition=farol").statusCode()).isEqualTo(200);
        assertThat(served.get("/drift?definition=other").statusCode()).isEqualTo(422);
    }

    @Test
    void metrics_are_in_the_form_that_is_asked_for() throws Exception {
        served.predict(Served.ANA);
        served.get("/nowhere");

        var text = served.get("/metrics");
        assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(text.body())
                .contains("api_requests_total{endpoint=\"/predict\",status=\"200\"}")
                .contains("api_requests_total{endpoint=\"other\",status=\"404\"}")
                .contains("api_request_latency_seconds_bucket{endpoint=\"/predict\",le=\"0.005\"}")
                .contains("farol_predictions_total{model_version=")
                .contains("farol_model_info{model_version=")
                .contains("farol_model_age_seconds ")
                .contains("farol_students_at_risk ")
                .contains("farol_import_cells{outcome=\"repaired\"}")
                .contains("farol_store_size_bytes ")
                .contains("farol_predictions_waiting 0.0")
                .contains("jvm_memory_used_bytes");
        var open = served.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
        assertThat(open.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
    }

    @Test
    void the_documentation_needs_nothing_from_outside() throws Exception {
        for (var path : new String[] {
            "/docs", "/docs/start.js", "/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/openapi.json"
        }) {
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(served.get("/docs").body()).doesNotContain("http:", "https:", "//");
    }
}
