package org.farol.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.farol.app.Drift;
import org.farol.app.NotPossibleException;
import org.farol.app.NotPossibleException.Reason;
import org.farol.app.Workspace;
import org.farol.model.RefusedModelException;
import org.farol.store.StoreException;
import org.slf4j.LoggerFactory;

/** The local API, being served until it is closed. */
public final class ApiServer implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 1_000;
    private static final long IDLE_MILLIS = 15_000;
    private static final long STOP_MILLIS = 10_000;
    private static final Duration HEADER = Duration.ofSeconds(10);
    private static final Duration TIDY_FIRST = Duration.ofSeconds(20);
    private static final Duration TIDY_EVERY = Duration.ofHours(6);
    private static final String STARTED = "started";

    private final ApiSettings settings;
    private final Javalin javalin;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread tidying;

    private ApiServer(ApiSettings settings, Javalin javalin, Workspace workspace) {
        this.settings = settings;
        this.javalin = javalin;
        this.tidying = Thread.ofVirtual().start(() -> tidy(workspace, Duration.ofDays(settings.keepDays())));
    }

    /**
     * Begins to serve.
     *
     * @throws NotPossibleException if another program has the port
     */
    public static ApiServer start(Workspace workspace, ApiSettings settings) throws NotPossibleException {
        var metrics = new ApiMetrics(workspace);
        var routes = new Endpoints(workspace, settings.limits(), metrics).routes();
        var gate = new Gate(settings, routes);
        var javalin = Javalin.create(config -> {
            serve(config, settings);
            config.routes.before(context -> {
                context.attribute(STARTED, System.nanoTime());
                context.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
                gate.check(context);
            });
            for (var route : routes) {
                config.routes.addHttpHandler(route.method(), route.path(), route.handler());
            }
            config.routes.exception(Exception.class, (failure, context) -> Problems.answer(context, failure));
            config.routes.after(context -> {
                Long started = context.attribute(STARTED);
                metrics.answered(
                        gate.endpoint(context),
                        context.statusCode(),
                        started == null ? 0 : System.nanoTime() - started);
            });
        });
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new NotPossibleException(Reason.PORT_IN_USE, Integer.toString(settings.port()));
        }
        return new ApiServer(settings, javalin, workspace);
    }

    private static void serve(JavalinConfig config, ApiSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        var threads = new QueuedThreadPool();
        threads.setName("api");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        config.jetty.threadPool = threads;
        var stragglers = new Stragglers(HEADER);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(new JettyProblems());
            server.setHandler(new GracefulHandler(stragglers));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            // A cached header would stand for one that differs in capitals only, as tokens may.
            http.setHeaderCacheCaseSensitive(true);
            http.setUriCompliance(UriCompliance.DEFAULT);
        });
        config.jetty.addConnector((server, http) -> connector(server, http, settings, stragglers));
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, ApiSettings settings, Stragglers stragglers) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.addBean(stragglers, false);
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        return connector;
    }

    /** Keeps drift and forgets again and again, until the server stops; never interrupted, because that would close the store under it. */
    private void tidy(Workspace workspace, Duration kept) {
        try {
            // Not at once: who turns it on and off again does not wait for it.
            for (var after = TIDY_FIRST; !stopping.await(after.toSeconds(), TimeUnit.SECONDS); after = TIDY_EVERY) {
                keepDrift(workspace);
                var more = true;
                while (more && stopping.getCount() > 0) {
                    more = workspace.predictions().forgetSome(kept);
                }
            }
        } catch (StoreException e) {
            LoggerFactory.getLogger(ApiServer.class).warn("old answers are not forgotten", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keepDrift(Workspace workspace) {
        try {
            workspace.drift().keepCalls(Drift.USUAL_CALLS);
        } catch (IOException | RefusedModelException e) {
            LoggerFactory.getLogger(ApiServer.class).warn("drift is not kept", e);
        }
    }

    /** Where it can be called. */
    public URI url() {
        var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create("http://" + host + ":" + javalin.port());
    }

    /** How it is served. */
    public ApiSettings settings() {
        return settings;
    }

    /** Answers what is under way, takes nothing new, and stops. */
    @Override
    public void close() {
        stopping.countDown();
        javalin.stop();
        try {
            tidying.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
