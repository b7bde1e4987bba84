package org.farol.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.TimeoutException;
import org.farol.app.NotPossibleException;
import org.farol.app.UnreadableValueException;
import org.farol.model.RefusedModelException;
import org.farol.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/** Failures as answers: RFC 9457, in the caller's language. Nothing of a student, of the code or of a file is in them. */
final class Problems {
    static final String CONTENT_TYPE = "application/problem+json";

    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    private Problems() {}

    /** Answers with what {@code failure} means. */
    static void answer(Context context, Exception failure) {
        var problem = of(failure);
        problem.headers().forEach(context::header);
        context.status(problem.status())
                .contentType(CONTENT_TYPE)
                .result(json(problem, language(context.header("Accept-Language"))));
    }

    /** What a failure means to the caller. */
    static ApiProblem of(Exception failure) {
        return switch (failure) {
            case ApiProblem problem -> problem;
            case UnreadableValueException e ->
                new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "value." + e.reason(), e.key());
            case NotPossibleException e
            when e.reason() == NotPossibleException.Reason.NO_MODEL ->
                new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "model.none");
            case NotPossibleException e
            when e.reason() == NotPossibleException.Reason.NO_TRAINING_RECORDS ->
                new ApiProblem(HttpStatus.CONFLICT, "model.elsewhere");
            case RefusedModelException _ -> new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "model.refused");
            case StoreException e -> {
                log(e);
                yield new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, Map.of("Retry-After", "5"), "store");
            }
            case JacksonIOException e -> of(Objects.requireNonNull(e.getCause()));
            case JacksonException _ -> new ApiProblem(HttpStatus.BAD_REQUEST, "json.malformed");
            case CharacterCodingException _ -> new ApiProblem(HttpStatus.BAD_REQUEST, "json.utf8");
            case IOException e when isTimeout(e) -> new ApiProblem(HttpStatus.REQUEST_TIMEOUT, closing(), "body.slow");
            case IOException _ -> new ApiProblem(HttpStatus.BAD_REQUEST, closing(), "body.broken");
            default -> {
                log(failure);
                yield new ApiProblem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected");
            }
        };
    }

    private static Map<String, String> closing() {
        return Map.of("Connection", "close");
    }

    private static boolean isTimeout(IOException failure) {
        return failure.getCause() instanceof TimeoutException;
    }

    /** The message may hold what the caller sent; the place in the code is enough. */
    private static void log(Exception failure) {
        var place = new Throwable(failure.getClass().getName());
        place.setStackTrace(failure.getStackTrace());
        LoggerFactory.getLogger(Problems.class).error("request failed", place);
    }

    /** The language of an {@code Accept-Language}: English if that is what it begins with. */
    static Locale language(@Nullable String accepted) {
        return accepted != null && accepted.strip().toLowerCase(Locale.ROOT).startsWith("en")
                ? Locale.ENGLISH
                : PORTUGUESE;
    }

    /** A problem as JSON. */
    static byte[] json(ApiProblem problem, Locale language) {
        return Json.bytes(json -> write(json, problem, language));
    }

    /** Writes a problem as an object. */
    static void write(JsonGenerator json, ApiProblem problem, Locale language) {
        var words = ResourceBundle.getBundle(
                "org.farol.api.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        json.writeStartObject();
        json.writeStringProperty("type", "about:blank");
        json.writeStringProperty("title", problem.status().getMessage());
        json.writeNumberProperty("status", problem.status().getCode());
        json.writeStringProperty(
                "detail",
                new MessageFormat(words.getString(problem.key()), language)
                        .format(problem.arguments().toArray()));
        if (problem.key().startsWith("value.")) {
            json.writeStringProperty("key", problem.arguments().getFirst().toString());
        }
        json.writeEndObject();
    }
}
