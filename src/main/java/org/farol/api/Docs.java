package org.farol.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.farol.api.ApiSettings.Openable;

/** The documentation: the OpenAPI document, and Swagger UI to try it with; all from the class path, so offline too. */
final class Docs {
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/";
    private static final String VERSION_OF_SWAGGER = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private Docs() {}

    static Set<Route> routes() {
        var routes = new LinkedHashSet<Route>();
        routes.add(route("/openapi.json", "/org/farol/api/openapi.json", "application/json"));
        routes.add(route("/docs", "/org/farol/api/docs.html", "text/html; charset=utf-8"));
        routes.add(route("/docs/start.js", "/org/farol/api/docs.js", "text/javascript; charset=utf-8"));
        var swagger = SWAGGER + versionOfSwagger() + "/";
        routes.add(route("/docs/swagger-ui.css", swagger + "swagger-ui.css", "text/css; charset=utf-8"));
        routes.add(route(
                "/docs/swagger-ui-bundle.js", swagger + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"));
        return routes;
    }

    private static Route route(String path, String resource, String type) {
        return new Route(HandlerType.GET, path, Optional.of(Openable.DOCS), context -> answer(context, resource, type));
    }

    private static void answer(Context context, String resource, String type) {
        context.header(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
                .contentType(type)
                .result(Objects.requireNonNull(Docs.class.getResourceAsStream(resource)));
    }

    private static String versionOfSwagger() {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Docs.class.getResourceAsStream(VERSION_OF_SWAGGER))) {
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
