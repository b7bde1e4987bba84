package org.farol.api;

import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** A request that is refused, and why. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String key;
    private final List<Object> arguments;
    private final Map<String, String> headers;

    /** The detail is the text of {@code key} in the bundle. */
    ApiProblem(HttpStatus status, String key, Object... arguments) {
        this(status, Map.of(), key, arguments);
    }

    ApiProblem(HttpStatus status, Map<String, String> headers, String key, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = List.of(arguments);
        this.headers = Map.copyOf(headers);
    }

    HttpStatus status() {
        return status;
    }

    String key() {
        return key;
    }

    List<Object> arguments() {
        return arguments;
    }

    Map<String, String> headers() {
        return headers;
    }
}
