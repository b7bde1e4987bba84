package org.farol.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;
import org.farol.api.OpenApi.Operation;
import tools.jackson.databind.JsonNode;

/** Requests made at random from the OpenAPI document, right ones and wrong ones, and what must hold of every answer. */
final class Maltreatment {
    private Maltreatment() {}

    /** Sends as many requests as {@code cases}, the same for the same {@code seed}. */
    static void run(Path folder, long seed, int cases) throws Exception {
        Served.fill(folder);
        try (var served = Served.on(folder)) {
            var api = new OpenApi(Served.json(served.get("/openapi.json")));
            var operations = api.operations();
            for (var i = 0; i < cases; i++) {
                var random = new Random(seed + i);
                var operation = operations.get(random.nextInt(operations.size()));
                check(
                        api,
                        operation,
                        send(served, api, operation, random),
                        "case " + (seed + i) + " " + operation.path());
            }
            assertThat(served.post("/predict", Served.ANA).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> send(Served served, OpenApi api, Operation operation, Random random)
            throws Exception {
        var path = operation.path() + api.query(operation, random).replaceAll("%0d%0a", "%20");
        var request = served.request(path);
        if (operation.definition().has("requestBody")) {
            request.header("Content-Type", random.nextInt(20) == 0 ? "text/plain" : "application/json");
        }
        var method = random.nextInt(20) == 0 ? "DELETE" : operation.method();
        return served.send(request.method(
                        method,
                        operation.definition().has("requestBody")
                                ? BodyPublishers.ofString(api.body(operation, random))
                                : BodyPublishers.noBody())
                .build());
    }

    private static void check(OpenApi api, Operation operation, HttpResponse<String> response, String name) {
        assertThat(response.statusCode()).as(name + " " + response.body()).isLessThan(500);
        assertThat(response.body()).as(name).doesNotContain("Exception", "org.farol", "at java.");
        var described =
                api.resolve(operation.definition().path("responses").path(Integer.toString(response.statusCode())));
        if (response.statusCode() != 405) {
            assertThat(described.isMissingNode())
                    .as(name + " answers " + response.statusCode())
                    .isFalse();
        }
        var type = response.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
        if (response.statusCode() >= 400) {
            assertThat(type).as(name).isEqualTo("application/problem+json");
        }
        var schema = response.statusCode() == 405
                ? api.document().at("/components/schemas/Problem")
                : described.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(name + " answers " + type).isFalse();
        if (type.endsWith("json")) {
            JsonNode value = Served.json(response);
            assertThat(api.faults(value, schema, ""))
                    .as(name + " " + response.body())
                    .isEmpty();
        }
    }
}
