package org.farol.model.registry;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.farol.work.Sha256;

/** A real server of files that continues where it is asked to, and misbehaves as told. */
public final class ModelServer implements AutoCloseable {
    /** What to do to an answer of a path. */
    @FunctionalInterface
    public interface Mishap {
        MockResponse of(MockResponse.Builder answer);
    }

    private final MockWebServer server = new MockWebServer();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, MockResponse> answers = new HashMap<>();
    private final Map<String, Deque<Mishap>> mishaps = new HashMap<>();
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());

    public ModelServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return answer(request);
            }
        });
        server.start();
    }

    public HttpUrl url(String path) {
        return server.url(path);
    }

    public void serve(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    public void answer(String path, MockResponse answer) {
        answers.put(path, answer);
    }

    /** Does this to the next answer of a path, once; several wait in line. */
    public void next(String path, Mishap mishap) {
        mishaps.computeIfAbsent(path, _ -> new ArrayDeque<>()).add(mishap);
    }

    public List<RecordedRequest> requests(String path) {
        return requests.stream()
                .filter(request -> request.getUrl().encodedPath().equals(path))
                .toList();
    }

    private MockResponse answer(RecordedRequest request) {
        var path = request.getUrl().encodedPath();
        var waiting = mishaps.getOrDefault(path, new ArrayDeque<>());
        var answer = file(request, path);
        return waiting.isEmpty() ? answer : waiting.remove().of(answer.newBuilder());
    }

    private MockResponse file(RecordedRequest request, String path) {
        var fixed = answers.get(path);
        if (fixed != null) {
            return fixed;
        }
        var bytes = files.get(path);
        if (bytes == null) {
            return new MockResponse.Builder().code(404).build();
        }
        var etag = "\"" + Sha256.of(bytes).substring(0, 8) + "\"";
        var range = request.getHeaders().get("Range");
        if (range != null && etag.equals(request.getHeaders().get("If-Range"))) {
            var from = Integer.parseInt(range.replaceAll("\\D", ""));
            return new MockResponse.Builder()
                    .code(206)
                    .setHeader("ETag", etag)
                    .setHeader("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length))
                    .body(new Buffer().write(bytes, from, bytes.length - from))
                    .build();
        }
        return new MockResponse.Builder()
                .setHeader("ETag", etag)
                .body(new Buffer().write(bytes))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
