package org.farol.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {
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

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        var problem = Served.json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception", "org.farol", ".java");
    }

    private void assertRaw(String request, int status) throws Exception {
        var response = served.raw(request);
        assertThat(response).startsWith("HTTP/1.1 " + status);
        assertThat(response).contains("application/problem+json").doesNotContain("Exception", "org.eclipse", ".java");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "nada",
                "[",
                "[]",
                "\"texto\"",
                "12",
                "null",
                "{\"IEG\":7}{}",
                "{\"IEG\":7} x",
                "{'IEG':7}",
                "{\"IEG\":NaN}",
                "{\"IEG\":Infinity}",
                "{\"IEG\":-Infinity}",
                "{\"IEG\":0x10}",
                "{\"IEG\":07}",
                "{\"IEG\":1,\"IEG\":2}",
                "{\"IEG\":7,}",
                "{\"nome\":\"a\u0000b\"}",
                "\u0000\u0000\u0000{",
                "{\"x\":\"\\ud800\\u12\"}"
            })
    void what_is_no_object_of_json_is_refused(String body) throws Exception {
        assertProblem(served.post("/predict", body), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IEG|\"abc\"",
                "IEG|1e400",
                "IEG|-1e400",
                "IEG|-1",
                "IEG|75",
                "IEG|true",
                "IEG|[7]",
                "IEG|{\"a\":7}",
                "IEG|\"7.883.752\"",
                "IEG|\"Infinity\"",
                "IDADE|12.5",
                "IDADE|-3",
                "IDADE|\"doze\"",
                "FASE|17",
                "FASE_TURMA|\"XYZ\"",
                "FASE_TURMA|[]",
                "FASE_IDEAL|\"Q\"",
                "DEFASAGEM|99",
                "PEDRA|\"Diamante\"",
                "PONTO_VIRADA|\"talvez\"",
                "PONTO_VIRADA|7",
                "ANOS_NA_PM|-1",
                "ANO|\"vinte\"",
                "ANO|22",
                "student_id|[\"a\"]",
                "student_id|true",
                "student_id|\"a\\u0000b\"",
                "INSTITUICAO|{}"
            })
    void a_value_that_no_rule_reads_is_refused_by_its_key(String key, String value) throws Exception {
        var response = served.post("/predict", "{\"IDA\":7,\"" + key + "\":" + value + "}");

        assertProblem(response, 422);
        assertThat(Served.json(response).path("key").asString()).isEqualTo(key);
        assertThat(Served.json(response).path("detail").asString()).contains(key);
    }

    @Test
    void a_problem_repeats_nothing_of_the_student() throws Exception {
        var response = served.post("/predict", "{\"student_id\":\"Maria da Silva\",\"IEG\":\"segredo\"}");

        assertThat(response.body()).doesNotContain("Maria", "segredo");
    }

    @Test
    void problems_are_told_in_english_to_who_asks_for_it() throws Exception {
        assertThat(served.post("/predict", "[]", "Accept-Language", "en-GB,en;q=0.8")
                        .body())
                .contains("must be one JSON object");
        assertThat(served.post("/predict", "[]").body()).contains("precisa ser um objeto JSON");
    }

    @Test
    void too_deep_too_many_and_too_long_are_refused() throws Exception {
        assertProblem(served.post("/predict", "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), 400);
        var keys = new StringBuilder("{");
        for (var i = 0; i < 50_000; i++) {
            keys.append("\"k").append(i).append("\":1,");
        }
        assertProblem(served.post("/predict", keys + "\"z\":1}"), 400);
        assertProblem(served.post("/predict", "{\"x\":" + "9".repeat(100_000) + "}"), 400);
        assertProblem(served.post("/predict", "{\"" + "k".repeat(100_000) + "\":1}"), 400);
        assertProblem(served.post("/predict", "{\"student_id\":\"" + "a".repeat(100_000) + "\"}"), 422);
    }

    @Test
    void numbers_that_no_double_holds_are_kept_where_they_mean_nothing() throws Exception {
        served.predict("{\"student_id\":\"N-1\",\"x\":1e400,\"y\":0.10,\"z\":123456789012345678901234567890}");

        assertThat(served.get("/explain?student_id=N-1").body())
                .contains("\"x\":1e400,\"y\":0.10,\"z\":123456789012345678901234567890");
    }

    @Test
    void invalid_utf8_is_refused() throws Exception {
        for (var bytes : new byte[][] {
            {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
            "{\"a\":1}".getBytes(StandardCharsets.UTF_16)
        }) {
            assertProblem(
                    served.send(served.request("/predict", "Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(bytes))
                            .build()),
                    400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/json; charset=iso-8859-1",
                "json",
                "application/jsonx",
                ";"
            })
    void another_content_type_is_refused(String type) throws Exception {
        for (var path : new String[] {"/predict", "/predict/batch"}) {
            assertProblem(
                    served.send(served.request(path, "Content-Type", type)
                            .POST(BodyPublishers.ofString("{}"))
                            .build()),
                    415);
        }
    }

    @Test
    void no_content_type_and_compressed_bodies_are_refused_too() throws Exception {
        assertProblem(
                served.send(served.request("/predict")
                        .POST(BodyPublishers.ofString("{}"))
                        .build()),
                415);
        assertProblem(served.post("/predict", "{}", "Content-Encoding", "gzip"), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=UTF-8", "application/json;charset=\"utf-8\"", "application/ld+json"})
    void every_form_of_json_is_taken(String type) throws Exception {
        assertThat(served.send(served.request("/predict", "Content-Type", type)
                                .POST(BodyPublishers.ofString("{}"))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/predict,POST",
        "PUT,/predict,POST",
        "DELETE,/predict/batch,POST",
        "POST,/health,GET",
        "PATCH,/explain,GET",
        "OPTIONS,/predict,POST",
        "TRACE,/health,GET",
        "NADA,/metrics,GET",
        "DELETE,/openapi.json,GET"
    })
    void another_method_is_refused_and_the_right_one_told(String method, String path, String allowed) throws Exception {
        var response = served.raw(
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 405").contains("Allow: " + allowed);
    }

    @Test
    void no_header_puts_another_method_in_place() throws Exception {
        assertProblem(served.post("/health", "{}", "X-HTTP-Method-Override", "GET"), 405);
        assertProblem(served.get("/predict", "X-HTTP-Method-Override", "POST"), 405);
        assertProblem(served.post("/predict", "{}", "X-HTTP-Method-Override", "GET"), 405);
    }

    @Test
    void head_is_get_without_its_body() throws Exception {
        var response = served.send(served.request("/health").HEAD().build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nada",
                "/predict/",
                "/Predict",
                "/docs/nada.js",
                "/docs/index.html",
                "/explain/x",
                "/health;a=1",
                "/org/farol/api/openapi.json",
                "/META-INF/MANIFEST.MF",
                "/favicon.ico"
            })
    void an_unknown_path_is_told_as_such(String path) throws Exception {
        assertProblem(served.get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../../etc/passwd",
                "/docs/..%2f..%2fetc/passwd",
                "/docs/%2e%2e/%2e%2e/etc/passwd",
                "/docs/....//etc/passwd",
                "/docs//etc/passwd",
                "/docs/%00",
                "/docs/\\..\\etc",
                "/%c0%ae%c0%ae/etc/passwd",
                "//etc/passwd",
                "/docs/%zz"
            })
    void no_path_leads_out(String path) throws Exception {
        var response = served.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(response)
                .matches("(?s)HTTP/1.1 40[04].*application/problem\\+json.*")
                .doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "192.168.0.1",
                "localhost@evil.example"
            })
    void a_name_that_is_not_ours_is_refused(String host) throws Exception {
        var response =
                served.raw("GET /explain?student_id=RA-1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(response).matches("(?s)HTTP/1.1 4(00|21).*application/problem\\+json.*");
    }

    @Test
    void what_is_no_request_is_refused() throws Exception {
        assertRaw("nada\r\n\r\n", 400);
        assertRaw("GET /health HTTP/1.1\r\n\r\n", 400);
        assertRaw("GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
        assertRaw("GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n", 505);
        assertRaw("GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n", 431);
        assertRaw("GET /health?" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414);
        assertRaw("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400);
        assertRaw(
                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n"
                        + "Content-Type: application/json\r\n\r\n{}",
                400);
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_its_length_is_told_or_not() throws Exception {
        var large = "{\"x\":\"" + "a".repeat(1 << 20) + "\"}";
        assertProblem(served.post("/predict", large), 413);
        assertProblem(
                served.send(served.request("/predict", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                        .build()),
                413);
        assertProblem(served.post("/predict/batch", "[" + large + "]"), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[{},3]", "[{}", "[{}]]", "[{},]", "", "[[{}]]", "nada"})
    void a_batch_that_is_no_array_of_objects_is_refused(String body) throws Exception {
        assertProblem(served.post("/predict/batch", body), 400);
    }

    @Test
    void a_batch_that_breaks_off_later_ends_with_a_problem() throws Exception {
        var students = "{\"IEG\":7},".repeat(2_000);

        var answers = Served.json(served.post("/predict/batch", "[" + students + "nada"));

        assertThat(answers.get(answers.size() - 1).path("status").asInt()).isEqualTo(400);
        assertThat(answers.get(0).has("risk_score")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/explain",
                "/explain?student_id=",
                "/explain?student_id=a&limit=0",
                "/explain?student_id=a&limit=-1",
                "/explain?student_id=a&limit=dez",
                "/explain?student_id=a&limit=99999999999999999999",
                "/explain?student_id=a&limit=1e3"
            })
    void parameters_that_cannot_be_read_are_refused_by_name(String path) throws Exception {
        assertProblem(served.get(path), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%ff%fe", "%", "a%zz", "'; drop table api_prediction; --", "%25%32%65"})
    void whatever_a_student_is_called_nothing_breaks(String id) throws Exception {
        var response = served.raw("GET /explain?student_id=" + id.replace(" ", "+")
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(response).matches("(?s)HTTP/1.1 (200|4..).*");
    }

    @Test
    void other_web_pages_are_not_let_in() throws Exception {
        var response = served.raw(Served.request("OPTIONS", "/predict", "localhost", "Origin: https://evil.example"));

        assertThat(response).startsWith("HTTP/1.1 405").doesNotContain("Access-Control");
    }
}
