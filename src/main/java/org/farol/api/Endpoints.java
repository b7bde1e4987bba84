package org.farol.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.farol.api.ApiSettings.Limits;
import org.farol.api.ApiSettings.Openable;
import org.farol.app.Drift;
import org.farol.app.Predictions;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.model.RefusedModelException;

/** What can be called. */
final class Endpoints {
    private static final String JSON = "application/json";
    private static final int MOST_HISTORY = 1_000;
    private static final int USUAL_HISTORY = 5;
    private static final int MOST_SAMPLES = 100_000_000;
    /** The reference system's definition is of the values themselves; the others were counted before. */
    private static final int MOST_CLASSIC_SAMPLES = 100_000;

    private static final String CLASSIC = "classic";

    private final Predictions predictions;
    private final Drift drift;
    private final Limits limits;
    private final ApiMetrics metrics;
    private final PayloadParser parser;
    private final Turns turns;
    private final BatchHandler batch;
    private final Instant startedAt = Instant.now();

    Endpoints(Workspace workspace, Limits limits, ApiMetrics metrics) {
        this.predictions = workspace.predictions();
        this.drift = workspace.drift();
        this.limits = limits;
        this.metrics = metrics;
        this.parser = new PayloadParser(limits.bodyBytes());
        this.turns = new Turns(limits.atOnce());
        this.batch = new BatchHandler(predictions, limits, metrics);
    }

    Set<Route> routes() {
        var routes = new LinkedHashSet<Route>();
        routes.add(new Route(HandlerType.GET, "/health", Optional.of(Openable.HEALTH), this::health));
        routes.add(new Route(HandlerType.POST, "/predict", Optional.empty(), this::predict));
        routes.add(new Route(HandlerType.POST, "/predict/batch", Optional.empty(), batch::handle));
        routes.add(new Route(HandlerType.GET, "/explain", Optional.empty(), this::explain));
        routes.add(new Route(HandlerType.GET, "/drift", Optional.empty(), this::drift));
        routes.add(new Route(HandlerType.GET, "/metrics", Optional.of(Openable.METRICS), metrics::write));
        routes.addAll(Docs.routes());
        return routes;
    }

    private void health(Context context) throws IOException, RefusedModelException {
        var model = predictions.model().map(ModelCard::version);
        var students = predictions.students();
        var uptime = Duration.between(startedAt, Instant.now()).toSeconds();
        context.contentType(JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "ativo");
            model.ifPresentOrElse(
                    version -> json.writeStringProperty("model_version", version),
                    () -> json.writeNullProperty("model_version"));
            json.writeNumberProperty("students", students);
            json.writeNumberProperty("uptime_seconds", uptime);
            json.writeEndObject();
        }));
    }

    private void predict(Context context) throws Exception {
        Body.requireJson(context);
        var body = Body.read(context, limits);
        var answer = turns.take(() -> predictions.predict(parser.only(body)));
        metrics.predicted(answer);
        context.contentType(JSON).result(Json.bytes(json -> Json.write(json, answer)));
    }

    private void explain(Context context) throws Exception {
        var studentId = context.queryParam("student_id");
        if (studentId == null || studentId.isBlank()) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "value.UNREADABLE", "student_id");
        }
        var limit = (int) Query.whole(context, "limit", USUAL_HISTORY, MOST_HISTORY);
        var history = turns.take(() -> predictions.history(studentId.strip(), limit));
        context.contentType(JSON).result(Json.history(studentId.strip(), history));
    }

    private void drift(Context context) throws Exception {
        var classic = Query.oneOf(context, "definition", "farol", CLASSIC).equals(CLASSIC);
        var limit = Query.whole(context, "limit", Drift.USUAL_CALLS, classic ? MOST_CLASSIC_SAMPLES : MOST_SAMPLES);
        var language = Problems.language(context.header("Accept-Language"));
        context.contentType(JSON)
                .result(turns.take(() -> classic
                        ? DriftJson.of(drift.classicOfCalls((int) limit))
                        : DriftJson.of(drift.ofCalls(limit), language)));
    }
}
