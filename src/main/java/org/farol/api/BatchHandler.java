package org.farol.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.farol.api.ApiSettings.Limits;
import org.farol.app.Payload;
import org.farol.app.Predictions;
import org.farol.app.Predictions.Outcome;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * {@code POST /predict/batch}: answers as the students come, however many there are. As long as no answer has left, a
 * failure is told by the status; after that, by a problem in the place of the answer, at which the array ends. A student
 * whose values cannot be read has a problem in the place of the answer, too; the others are answered.
 */
final class BatchHandler {
    /** Students scored and kept together. */
    private static final int TOGETHER = 512;
    /** So much is ready before the first answer leaves. */
    private static final int BEFORE_FIRST = 64 << 10;

    private final Predictions predictions;
    private final PayloadParser parser;
    private final Turns turns;
    private final ApiMetrics metrics;

    BatchHandler(Predictions predictions, Limits limits, ApiMetrics metrics) {
        this.predictions = predictions;
        this.parser = new PayloadParser(limits.bodyBytes());
        this.turns = new Turns(limits.batchesAtOnce());
        this.metrics = metrics;
    }

    void handle(Context context) throws Exception {
        Body.requireJson(context);
        var reasons = Query.oneOf(context, "reasons", "true", "false").equals("true");
        turns.take(() -> {
            try (var pipe = new SpillingPipe()) {
                new Batch(context, pipe, reasons).run();
            }
            return true;
        });
    }

    /** One batch on its way. */
    private final class Batch {
        private final Context context;
        private final SpillingPipe pipe;
        private final boolean reasons;
        private final Locale language;
        private final AtomicBoolean sending = new AtomicBoolean();
        private CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
        private final ByteArrayOutputStream ready = new ByteArrayOutputStream(2 * BEFORE_FIRST);
        private boolean any;

        Batch(Context context, SpillingPipe pipe, boolean reasons) {
            this.context = context;
            this.pipe = pipe;
            this.reasons = reasons;
            this.language = Problems.language(context.header("Accept-Language"));
        }

        void run() throws Exception {
            try {
                answerAll();
            } catch (Exception e) {
                if (!sending.get()) {
                    throw e;
                }
                put(List.of(Json.bytes(json -> Problems.write(json, Problems.of(e), language))));
            }
            ready.write(any ? ']' : '[');
            if (!any) {
                ready.write(']');
            }
            flush();
            pipe.end();
            try {
                sent.join();
            } catch (CompletionException _) {
                // Who asked has gone.
            }
        }

        private void answerAll() throws Exception {
            try (var json = PayloadParser.parser(context.req().getInputStream())) {
                if (json.nextToken() != JsonToken.START_ARRAY) {
                    throw new ApiProblem(HttpStatus.BAD_REQUEST, "json.array");
                }
                while (true) {
                    var payloads = read(json);
                    if (!payloads.isEmpty()) {
                        answer(payloads);
                    }
                    if (payloads.size() < TOGETHER) {
                        break;
                    }
                }
                if (json.nextToken() != null) {
                    throw new ApiProblem(HttpStatus.BAD_REQUEST, "json.more");
                }
            }
        }

        private List<Payload> read(JsonParser json) {
            var payloads = new ArrayList<Payload>();
            while (payloads.size() < TOGETHER && json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new ApiProblem(HttpStatus.BAD_REQUEST, "json.objects");
                }
                payloads.add(parser.next(json));
            }
            return payloads;
        }

        private void answer(List<Payload> payloads) throws Exception {
            var outcomes = predictions.predict(payloads, reasons);
            put(outcomes.stream()
                    .map(outcome -> switch (outcome) {
                        case Outcome.Told(var answer) -> {
                            metrics.predicted(answer);
                            yield Json.bytes(json -> Json.write(json, answer));
                        }
                        case Outcome.Refused(var problem) ->
                            Json.bytes(json -> Problems.write(json, Problems.of(problem), language));
                    })
                    .toList());
        }

        private void put(List<byte[]> answers) throws IOException {
            for (var answer : answers) {
                ready.write(any ? ',' : '[');
                ready.writeBytes(answer);
                any = true;
            }
            if (ready.size() >= BEFORE_FIRST || sending.get()) {
                flush();
            }
        }

        /** Lets what is ready leave; from the first time on, the answer is a success. */
        private void flush() throws IOException {
            if (sending.compareAndSet(false, true)) {
                context.status(HttpStatus.OK).contentType("application/json");
                var out = context.res().getOutputStream();
                sent = CompletableFuture.runAsync(
                        () -> {
                            try {
                                pipe.drainTo(out);
                            } catch (IOException | InterruptedException e) {
                                throw new CompletionException(e);
                            }
                        },
                        task -> Thread.ofVirtual().start(task));
            }
            if (sent.isCompletedExceptionally()) {
                throw new IOException("nobody reads the answers");
            }
            pipe.put(ready.toByteArray());
            ready.reset();
        }
    }
}
