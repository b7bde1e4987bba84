package org.farol.api;

import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses by itself, before any route: in the same form as all else. */
final class JettyProblems extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var language = Problems.language(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(Problems.json(problem(response.getStatus()), language)), callback);
        return true;
    }

    private static ApiProblem problem(int status) {
        var known = HttpStatus.forStatus(status);
        return new ApiProblem(
                known == HttpStatus.UNKNOWN ? HttpStatus.BAD_REQUEST : known, status >= 500 ? "unexpected" : "http");
    }
}
