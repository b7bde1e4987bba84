package org.farol.api;

import io.javalin.http.Context;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.farol.app.Answer;
import org.farol.app.Drift;
import org.farol.app.DriftReport;
import org.farol.app.Figures;
import org.farol.app.Predictions;
import org.farol.app.Workspace;
import org.slf4j.LoggerFactory;

/** What Prometheus is told. */
final class ApiMetrics {
    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Figures figures;
    private final Predictions predictions;
    private final Drift drift;
    private final Counter requests = Counter.builder()
            .name("api_requests")
            .help("Requests answered, by endpoint and status.")
            .labelNames("endpoint", "status")
            .register(registry);
    private final Histogram latency = Histogram.builder()
            .name("api_request_latency_seconds")
            .help("Time from a request's header to its answer, by endpoint.")
            .unit(Unit.SECONDS)
            .labelNames("endpoint")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .register(registry);
    private final Counter told = Counter.builder()
            .name("farol_predictions")
            .help("Risks told through the API, by class and model.")
            .labelNames("risk_level", "model_version")
            .register(registry);

    /** What a gauge is read from; it may fail, and is left out then. */
    @FunctionalInterface
    private interface Reading {
        void read(GaugeWithCallback.Callback callback) throws Exception;
    }

    ApiMetrics(Workspace workspace) {
        this.figures = workspace.figures();
        this.predictions = workspace.predictions();
        this.drift = workspace.drift();
        JvmMetrics.builder().register(registry);
        modelGauges();
        storeGauges();
    }

    private void modelGauges() {
        gauge(
                "farol_model_info",
                "The model in use; its version is the label.",
                "model_version",
                callback -> figures.model().ifPresent(card -> callback.call(1, card.version())));
        gauge(
                "farol_model_age_seconds",
                "Time since the model in use was trained.",
                callback -> figures.model()
                        .ifPresent(card -> callback.call((double) Duration.between(card.trainedAt(), Instant.now())
                                .toSeconds())));
        gauge(
                "farol_model_threshold_ratio",
                "Risk from which the model in use flags.",
                callback -> figures.model().ifPresent(card -> callback.call(card.threshold())));
        gauge(
                "farol_drift_psi_ratio",
                "Population stability index of the last answers against the training data, by feature; RISCO is the risk told.",
                "feature",
                callback -> lastAnswers()
                        .filter(report -> report.students() > 0)
                        .ifPresent(report -> report.variables()
                                .forEach(variable -> callback.call(variable.psi(), variable.feature()))));
        gauge(
                "farol_drift_answers",
                "How many answers that index is of; of few, it tells little.",
                callback -> callback.call(
                        lastAnswers().map(report -> (double) report.students()).orElse(0.0)));
        gauge(
                "farol_students",
                "Students of the latest year.",
                callback -> callback.call(figures.students().all()));
        gauge(
                "farol_students_at_risk",
                "Those of them whom the model in use flags.",
                callback -> callback.call(figures.students().atRisk()));
    }

    private Optional<DriftReport> lastAnswers() throws Exception {
        return figures.model().isPresent() ? Optional.of(drift.ofCalls(Drift.USUAL_CALLS)) : Optional.empty();
    }

    private void storeGauges() {
        gauge(
                "farol_imports",
                "Imports in force.",
                callback -> callback.call(figures.imported().imports()));
        gauge(
                "farol_import_cells",
                "Cells of the imports in force that were damaged, by what became of them.",
                "outcome",
                callback -> {
                    callback.call(figures.imported().repairedCells(), "repaired");
                    callback.call(figures.imported().refusedCells(), "refused");
                });
        gauge(
                "farol_predictions_stored",
                "Answers kept in the history.",
                callback -> callback.call((double) predictions.size()));
        gauge(
                "farol_predictions_waiting",
                "Answers that wait to be written to the disk.",
                callback -> callback.call(predictions.queued()));
        gauge(
                "farol_store_size_bytes",
                "Size of the database.",
                callback -> callback.call((double) figures.storeBytes()));
    }

    private void gauge(String name, String help, Reading reading) {
        register(GaugeWithCallback.builder().name(name).help(help), reading);
    }

    private void gauge(String name, String help, String label, Reading reading) {
        register(GaugeWithCallback.builder().name(name).help(help).labelNames(label), reading);
    }

    private void register(GaugeWithCallback.Builder builder, Reading reading) {
        builder.callback(callback -> {
                    try {
                        reading.read(callback);
                    } catch (Exception e) {
                        LoggerFactory.getLogger(ApiMetrics.class).warn("a metric is left out", e);
                    }
                })
                .register(registry);
    }

    /** Counts a request that was answered. */
    void answered(String endpoint, int status, long nanos) {
        requests.labelValues(endpoint, Integer.toString(status)).inc();
        latency.labelValues(endpoint).observe(nanos / NANOS);
    }

    void predicted(Answer answer) {
        told.labelValues(answer.flagged() ? "alto" : "baixo", answer.modelVersion())
                .inc();
    }

    /** Answers with all of them, in the form that is asked for. */
    void write(Context context) throws IOException {
        var writer = formats.findWriter(context.header("Accept"));
        var out = new ByteArrayOutputStream(16 << 10);
        writer.write(out, registry.scrape());
        context.contentType(writer.getContentType()).result(out.toByteArray());
    }
}
