package org.farol.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.farol.api.ApiSettings.Limits;
import org.farol.api.ApiSettings.Openable;
import org.farol.app.Workspace;
import org.farol.model.ModelFiles;
import org.farol.model.SmallModels;
import org.farol.work.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A data folder, served by the local API at a free port, and a client of it. */
final class Served implements AutoCloseable {
    static final String ANA = """
            {"student_id":"RA-9999","IDADE":13,"INDE":6.7,"IEG":7.1,"IDA":6.2,"FASE_TURMA":"3-A","PEDRA":"Ametista",\
            "INSTITUICAO":"Escola Pública"}""";

    private static final JsonMapper JSON = new JsonMapper();

    final Workspace workspace;
    final ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(Workspace workspace, ApiSettings settings) throws Exception {
        this.workspace = workspace;
        this.server = ApiServer.start(workspace, settings);
    }

    /** The sample students of 2022 and 2023, and a small model. */
    static void fill(Path folder) throws Exception {
        try (var workspace = Workspace.open(folder)) {
            workspace.importFiles(List.of(Path.of("data/exemplo-pede-2022-2023.xlsx")), Progress.NONE);
            new ModelFiles(folder.resolve("modelos")).save(SmallModels.model(1));
        }
    }

    static Served on(Path folder) throws Exception {
        return on(folder, ApiSettings.local(0));
    }

    static Served on(Path folder, ApiSettings settings) throws Exception {
        return new Served(Workspace.open(folder), settings);
    }

    static ApiSettings settings(Optional<String> token, Set<Openable> open, Limits limits) {
        return new ApiSettings(ApiSettings.LOOPBACK, 0, token, open, Set.of(), Set.of(), ApiSettings.KEEP_DAYS, limits);
    }

    URI at(String path) {
        return URI.create(server.url() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    JsonNode predict(String json) throws Exception {
        return json(post("/predict", json));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** A request as it goes over the line, without a body, after which the server closes. */
    static String request(String method, String path, String host, String header) {
        return String.join(
                "\r\n", method + " " + path + " HTTP/1.1", "Host: " + host, header, "Connection: close", "", "");
    }

    /** Sends bytes as they are and gives back all that comes until the server closes. */
    String raw(byte[] bytes) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
        server.close();
        workspace.close();
    }
}
