package org.farol.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.farol.work.Sha256;

/** Who may call, and what: stands before every route. */
final class Gate {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+(?:%[0-9a-z]+)?\\]");
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");
    private static final Set<String> LOOPBACKS = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final String BEARER = "bearer ";

    private final ApiSettings settings;
    private final boolean loopback;
    private final Map<String, Map<String, Route>> routes;
    private final RateLimits rates;
    /** Digests, so that comparing them tells nothing of the token's length either. */
    private final Optional<byte[]> token;

    Gate(ApiSettings settings, Set<Route> routes) {
        this.settings = settings;
        this.loopback = ApiSettings.isLoopback(settings.host());
        this.routes = routes.stream()
                .collect(Collectors.groupingBy(
                        Route::path,
                        TreeMap::new,
                        Collectors.toMap(route -> route.method().name(), route -> route)));
        this.rates = new RateLimits(settings.limits().requestsPerSecond(), System::nanoTime);
        this.token = settings.token().map(Gate::digest);
    }

    /** The path of the route that is called, {@code other} if there is none: a label of few values. */
    String endpoint(Context context) {
        return routes.containsKey(context.path()) ? context.path() : "other";
    }

    /** Lets a request pass, or refuses it. */
    void check(Context context) {
        checkHost(context);
        if (!rates.allow(context.req().getRemoteAddr())) {
            throw new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, Map.of("Retry-After", "1"), "rate");
        }
        var methods = routes.get(context.path());
        if (methods == null) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "path");
        }
        // Javalin would let a header put another method in its place.
        var method = context.req().getMethod();
        allowOrigin(context, methods.keySet());
        if (method.equals("OPTIONS") && context.res().getHeader("Access-Control-Allow-Origin") != null) {
            context.status(HttpStatus.NO_CONTENT).skipRemainingHandlers();
            return;
        }
        var route = methods.get(method.equals("HEAD") ? "GET" : method);
        if (route == null || !method.equals(context.method().name())) {
            throw new ApiProblem(
                    HttpStatus.METHOD_NOT_ALLOWED, Map.of("Allow", String.join(", ", methods.keySet())), "method");
        }
        checkToken(context, route);
    }

    /** A page of the web that had its name lead here (DNS rebinding) still sends that name. */
    private void checkHost(Context context) {
        var header = Optional.ofNullable(context.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        var host = PORT.matcher(header).replaceFirst("");
        var known = LOOPBACKS.contains(host)
                || host.equals(settings.host().toLowerCase(Locale.ROOT))
                || settings.hosts().contains(host)
                || (!loopback && ADDRESS.matcher(host).matches());
        if (!known) {
            throw new ApiProblem(HttpStatus.MISDIRECTED_REQUEST, "host");
        }
    }

    private void allowOrigin(Context context, Set<String> methods) {
        var origin = context.header("Origin");
        if (origin != null && settings.origins().contains(origin)) {
            context.header("Access-Control-Allow-Origin", origin)
                    .header("Vary", "Origin")
                    .header("Access-Control-Allow-Methods", String.join(", ", methods))
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                    .header("Access-Control-Max-Age", "600");
        }
    }

    private void checkToken(Context context, Route route) {
        if (token.isEmpty()
                || route.openable().filter(settings.open()::contains).isPresent()) {
            return;
        }
        var header = Optional.ofNullable(context.header("Authorization")).orElse("");
        var shown = header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : "";
        if (!MessageDigest.isEqual(digest(shown), token.get())) {
            throw new ApiProblem(
                    HttpStatus.UNAUTHORIZED, Map.of("WWW-Authenticate", "Bearer realm=\"Farol\""), "token");
        }
    }

    private static byte[] digest(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
