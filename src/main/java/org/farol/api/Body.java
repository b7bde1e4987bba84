package org.farol.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.farol.api.ApiSettings.Limits;

/** Bodies of requests, as far as they may be. */
final class Body {
    private static final Map<String, String> CLOSING = Map.of("Connection", "close");
    private static final int CHUNK = 8_192;

    private Body() {}

    /** Refuses what is not plain JSON; a web page cannot send that here without asking first (CORS). */
    static void requireJson(Context context) {
        var type = context.req().getContentType();
        var parts =
                type == null ? new String[] {""} : type.toLowerCase(Locale.ROOT).split(";", -1);
        var media = parts[0].strip();
        var isJson = media.equals("application/json") || (media.startsWith("application/") && media.endsWith("+json"));
        for (var i = 1; i < parts.length && isJson; i++) {
            var parameter = parts[i].strip().replace("\"", "");
            isJson = !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        if (!isJson || context.header("Content-Encoding") != null) {
            throw new ApiProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, CLOSING, "type");
        }
    }

    /**
     * Reads all of it, if it is not too large and does not take too long. One that is too large, but not twice so, is
     * refused only after it has come: closing on bytes that were not read makes the caller's system drop the answer (RFC
     * 9112, 9.6).
     */
    static InputStream read(Context context, Limits limits) throws IOException {
        var most = limits.bodyBytes();
        if (context.req().getContentLengthLong() > 2L * most) {
            throw tooLarge(limits);
        }
        var deadline = System.nanoTime() + limits.bodySeconds() * 1_000_000_000L;
        var in = context.req().getInputStream();
        var bytes = new ByteArrayOutputStream(Math.clamp(context.req().getContentLengthLong(), 256, most));
        var chunk = new byte[CHUNK];
        var all = 0L;
        for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            all += read;
            if (all <= most) {
                bytes.write(chunk, 0, read);
            }
            if (all > 2L * most) {
                throw tooLarge(limits);
            }
            if (System.nanoTime() > deadline) {
                throw new ApiProblem(HttpStatus.REQUEST_TIMEOUT, CLOSING, "body.slow");
            }
        }
        if (all > most) {
            throw tooLarge(limits);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static ApiProblem tooLarge(Limits limits) {
        return new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, CLOSING, "body.large", limits.bodyBytes());
    }
}
