package org.farol.model.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.farol.model.RefusedModelException;
import org.farol.work.Progress;

/**
 * A file brought from a server into a folder. What has come so far stays beside it as {@code .part}, with the server's
 * name for that version of it (ETag), so that a cut costs only what was not there yet (RFC 9110, 13.1.5 and 14.2).
 */
final class Download {
    private static final int BUFFER = 1 << 16;

    private final Http http;
    private final Request whole;
    private final Path file;
    private final Path part;
    private final Path etag;
    private final long mostBytes;

    /** {@code whole}: asks for all of the file; {@code mostBytes}: more is refused. */
    Download(Http http, Request whole, Path file, long mostBytes) {
        this.http = http;
        this.whole = whole;
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.etag = file.resolveSibling(file.getFileName() + ".etag");
        this.mostBytes = mostBytes;
    }

    /**
     * What a hub says of a file, which it does before it redirects to where the bytes are.
     *
     * @param digest SHA-256 of a large file or Git object id of a small one
     * @param commit of the repository it came from
     */
    record Origin(Optional<String> digest, Optional<String> commit) {
        private static Origin of(Response last) {
            return new Origin(
                    header(last, "X-Linked-Etag")
                            .or(() -> header(last, "ETag"))
                            .map(value -> value.replaceFirst("^W/", "").replace("\"", "")),
                    header(last, "X-Repo-Commit"));
        }

        private static Optional<String> header(Response last, String name) {
            return Stream.iterate(last, Objects::nonNull, Response::priorResponse)
                    .flatMap(response -> Http.header(response, name).stream())
                    .findFirst();
        }
    }

    /**
     * Brings the file.
     *
     * @throws RefusedModelException if it is too large
     */
    Origin run(Progress progress) throws RegistryException, RefusedModelException {
        return http.ask(this::request, response -> receive(response, progress), progress);
    }

    private Request request() {
        try {
            // Bytes as they lie there: a packed answer could not be continued.
            var request = whole.newBuilder().header("Accept-Encoding", "identity");
            if (Files.exists(part) && Files.exists(etag)) {
                request.header("Range", "bytes=" + Files.size(part) + "-").header("If-Range", Files.readString(etag));
            }
            return request.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Origin receive(Response response, Progress progress)
            throws IOException, RegistryException, RefusedModelException {
        switch (response.code()) {
            case 200 -> startAgain(response);
            case 206 -> checkContinues(response);
            case 416 -> {
                discard();
                throw new IOException("nothing to continue");
            }
            default -> throw Http.failure(response);
        }
        append(response, progress);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(etag);
        return Origin.of(response);
    }

    private void startAgain(Response response) throws IOException {
        discard();
        // A weak one (W/"…") does not promise the same bytes.
        var strong = Http.header(response, "ETag").filter(name -> name.startsWith("\""));
        if (strong.isPresent()) {
            Files.writeString(etag, strong.get());
        }
    }

    private void checkContinues(Response response) throws IOException {
        var asked = "bytes " + Files.size(part) + "-";
        if (Http.header(response, "Content-Range")
                .filter(range -> range.startsWith(asked))
                .isEmpty()) {
            discard();
            throw new IOException("another part than the one asked for");
        }
    }

    private void discard() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(etag);
    }

    private void append(Response response, Progress progress) throws IOException, RefusedModelException {
        var body = response.body();
        var done = Files.exists(part) ? Files.size(part) : 0;
        var total = done + body.contentLength();
        refuseMoreThanMost(total, response.request().url());
        try (var in = body.byteStream();
                var out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var buffer = new byte[BUFFER];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                progress.checkCancelled();
                done += read;
                refuseMoreThanMost(done, response.request().url());
                write(out, buffer, read);
                progress.report(total > done ? (double) done / total : 1);
            }
        }
    }

    private void write(OutputStream out, byte[] buffer, int length) throws FileSystemException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw (FileSystemException) new FileSystemException(part.toString(), null, e.getMessage()).initCause(e);
        }
    }

    private void refuseMoreThanMost(long bytes, HttpUrl address) throws IOException, RefusedModelException {
        if (bytes > mostBytes) {
            discard();
            throw new RefusedModelException(
                    RefusedModelException.Reason.TOO_LARGE, new Source.WebFolder(address).toString());
        }
    }
}
