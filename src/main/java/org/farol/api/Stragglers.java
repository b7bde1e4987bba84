package org.farol.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose request never quite arrives ("slow loris"): each byte of a header starts Jetty's own clock for
 * idle connections anew.
 */
final class Stragglers extends Handler.Wrapper implements Connection.Listener {
    private static final long EVERY_SECONDS = 1;

    private final long patienceNanos;
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("api-stragglers", true);

    /** How far a connection has come since its last request was answered. */
    private static final class Progress {
        private volatile boolean answering;
        private volatile long bytes;
        private volatile long since;
    }

    Stragglers(Duration patience) {
        this.patienceNanos = patience.toNanos();
        addBean(scheduler);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look();
    }

    private void look() {
        var now = System.nanoTime();
        connections.forEach((connection, progress) -> {
            if (progress.answering || connection.getBytesIn() == progress.bytes) {
                progress.since = now;
            } else if (now - progress.since > patienceNanos) {
                connection.getEndPoint().close();
            }
        });
        if (isRunning() || isStarting()) {
            scheduler.schedule(this::look, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void onOpened(Connection connection) {
        var progress = new Progress();
        progress.since = System.nanoTime();
        connections.put(connection, progress);
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var connection = request.getConnectionMetaData().getConnection();
        var progress = connections.get(connection);
        if (progress != null) {
            progress.answering = true;
            Request.addCompletionListener(request, failure -> {
                progress.bytes = connection.getBytesIn();
                progress.since = System.nanoTime();
                progress.answering = false;
            });
        }
        return super.handle(request, response, callback);
    }

    /** How many connections are open. */
    int open() {
        return connections.size();
    }
}
