package org.farol.model.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.farol.model.RefusedModelException;
import org.farol.model.registry.RegistryException.Reason;
import org.farol.model.registry.Source.HubRepository;
import org.farol.work.Progress;
import org.farol.work.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files put into a repository of a hub in one commit, as the <a
 * href="https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/_commit_api.py">huggingface_hub</a>
 * library does it: the hub is asked how it wants each file ({@code preupload}), large or binary ones go to its store of
 * large files (<a href="https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md">Git LFS</a>), and the commit
 * names those by digest and carries the others within.
 */
final class HubCommit {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final MediaType LINES_TYPE = MediaType.get("application/x-ndjson");
    private static final MediaType LFS_TYPE = MediaType.get("application/vnd.git-lfs+json");
    private static final MediaType BYTES_TYPE = MediaType.get("application/octet-stream");
    private static final int SAMPLE = 512;

    private final Http http;
    private final Hub hub;
    private final HubRepository repository;
    private final Progress progress;

    HubCommit(Http http, Hub hub, HubRepository repository, Progress progress) {
        this.http = http;
        this.hub = hub;
        this.repository = repository;
        this.progress = progress;
    }

    /**
     * Commits the files, making the repository, private, where there is none.
     *
     * @param files by path
     * @return where the commit can be seen
     */
    URI put(String summary, Map<String, byte[]> files) throws RegistryException, RefusedModelException {
        var large = largeOnes(files);
        progress.report(0.1);
        for (var path : large) {
            upload(files.getOrDefault(path, new byte[0]));
        }
        progress.report(0.8);
        var answer = json(send(address("commit"), lines(summary, files, large), LINES_TYPE));
        progress.report(1);
        var seen = answer.path("commitUrl").asString("");
        return URI.create(seen.isEmpty() ? hub.page(repository).toString() : seen);
    }

    private HttpUrl address(String action) {
        return hub.api("models")
                .newBuilder()
                .addPathSegment(repository.owner())
                .addPathSegment(repository.name())
                .addPathSegment(action)
                .addPathSegment(repository.revision())
                .build();
    }

    /** The paths that the hub wants in its store of large files. */
    private List<String> largeOnes(Map<String, byte[]> files) throws RegistryException, RefusedModelException {
        var question = Map.of(
                "files",
                files.entrySet().stream()
                        .map(file -> Map.of(
                                "path", file.getKey(),
                                "size", file.getValue().length,
                                "sample", base64(sample(file.getValue()))))
                        .toList());
        var answer = send(address("preupload"), JSON.writeValueAsBytes(question), JSON_TYPE);
        if (answer.code() == 404) {
            create();
            answer = send(address("preupload"), JSON.writeValueAsBytes(question), JSON_TYPE);
        }
        if (answer.code() == 404) {
            // A mirror that does not choose takes everything within the commit.
            return List.of();
        }
        var large = new ArrayList<String>();
        for (var file : json(answer).path("files")) {
            if (file.path("uploadMode").asString("").equals("lfs")) {
                large.add(file.path("path").asString(""));
            }
        }
        return large;
    }

    private void create() throws RegistryException, RefusedModelException {
        var repository = Map.of(
                "type",
                "model",
                "organization",
                this.repository.owner(),
                "name",
                this.repository.name(),
                "private",
                true);
        var answer = send(hub.api("repos/create"), JSON.writeValueAsBytes(repository), JSON_TYPE);
        // 409: it is there already.
        if (answer.code() != 409) {
            json(answer);
        }
    }

    private void upload(byte[] bytes) throws RegistryException, RefusedModelException {
        var object = Map.of("oid", Sha256.of(bytes), "size", bytes.length);
        var batch = Map.of(
                "operation",
                "upload",
                "transfers",
                List.of("basic"),
                "hash_algo",
                "sha256",
                "objects",
                List.of(object));
        var actions = json(send(hub.largeFiles(repository), JSON.writeValueAsBytes(batch), LFS_TYPE))
                .path("objects")
                .path(0)
                .path("actions");
        // Without actions the store has it already.
        if (actions.has("upload")) {
            sent(action(actions.path("upload")).put(RequestBody.create(bytes, BYTES_TYPE)));
        }
        if (actions.has("verify")) {
            sent(action(actions.path("verify")).post(RequestBody.create(JSON.writeValueAsBytes(object), LFS_TYPE)));
        }
    }

    /** A request to where the store says, with what it says to send along; the token stays with the hub. */
    private Request.Builder action(JsonNode action) throws RegistryException {
        var address = Source.webAddress(action.path("href").asString(""));
        var request = hub.isAt(address) ? hub.request(address) : new Request.Builder().url(address);
        for (var header : action.path("header").properties()) {
            request.header(header.getKey(), header.getValue().asString(""));
        }
        return request;
    }

    private static byte[] lines(String summary, Map<String, byte[]> files, List<String> large) {
        var lines = new ArrayList<Map<String, Object>>();
        lines.add(Map.of("key", "header", "value", Map.of("summary", summary, "description", "")));
        files.forEach((path, bytes) -> lines.add(
                large.contains(path)
                        ? Map.of("key", "lfsFile", "value", largeFile(path, bytes))
                        : Map.of("key", "file", "value", file(path, bytes))));
        return lines.stream()
                .map(JSON::writeValueAsString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> file(String path, byte[] bytes) {
        return Map.of("path", path, "content", base64(bytes), "encoding", "base64");
    }

    private static Map<String, Object> largeFile(String path, byte[] bytes) {
        return Map.of("path", path, "algo", "sha256", "oid", Sha256.of(bytes), "size", bytes.length);
    }

    private static byte[] sample(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(SAMPLE, bytes.length));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What came back, read to its end. */
    private record Answer(int code, String body, RegistryException failure) {}

    private Answer send(HttpUrl address, byte[] body, MediaType type) throws RegistryException, RefusedModelException {
        return answer(hub.request(address)
                .header("Accept", type.equals(LFS_TYPE) ? type.toString() : JSON_TYPE.toString())
                .post(RequestBody.create(body, type)));
    }

    private void sent(Request.Builder request) throws RegistryException, RefusedModelException {
        successful(answer(request));
    }

    private Answer answer(Request.Builder request) throws RegistryException, RefusedModelException {
        return http.ask(request::build, HubCommit::read, progress);
    }

    private static Answer read(Response response) throws IOException {
        return new Answer(response.code(), response.body().string(), Http.failure(response));
    }

    private static Answer successful(Answer answer) throws RegistryException {
        if (answer.code() / 100 != 2) {
            throw answer.failure();
        }
        return answer;
    }

    private static JsonNode json(Answer answer) throws RegistryException {
        try {
            var body = successful(answer).body();
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        } catch (JacksonException e) {
            throw new RegistryException(
                    Reason.UNEXPECTED_ANSWER, answer.failure().subject(), e);
        }
    }
}
