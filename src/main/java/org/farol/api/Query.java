package org.farol.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Parameters of a query. */
final class Query {
    private Query() {}

    /** A whole number from 1 to {@code most}; {@code usual} where it is not given. */
    static long whole(Context context, String name, long usual, long most) {
        var given = context.queryParam(name);
        if (given == null) {
            return usual;
        }
        try {
            var number = Long.parseLong(given);
            if (number < 1 || number > most) {
                throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "value.OUT_OF_RANGE", name);
            }
            return number;
        } catch (NumberFormatException _) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "value.UNREADABLE", name);
        }
    }

    /** One of two words; the first where it is not given. */
    static String oneOf(Context context, String name, String usual, String other) {
        var given = context.queryParam(name);
        if (given == null || given.equals(usual)) {
            return usual;
        }
        if (given.equals(other)) {
            return other;
        }
        throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "value.UNREADABLE", name);
    }
}
