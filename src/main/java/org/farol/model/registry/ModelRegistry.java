package org.farol.model.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import okhttp3.Request;
import org.farol.model.ModelCard;
import org.farol.model.ModelFiles;
import org.farol.model.ModelFolder;
import org.farol.model.ModelMetadata;
import org.farol.model.RefusedModelException;
import org.farol.model.TrainedModel;
import org.farol.model.registry.Download.Origin;
import org.farol.model.registry.Source.HubRepository;
import org.farol.model.registry.Source.LocalPath;
import org.farol.model.registry.Source.Remote;
import org.farol.model.registry.Source.WebFolder;
import org.farol.work.Progress;
import org.farol.work.Sha256;

/** Brings models into a data folder and takes them out of it. Nothing here runs unless a person asks. */
public final class ModelRegistry {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NAME_DIGITS = 16;

    private final ModelFiles files;
    private final Hub hub;
    private final Http http;

    /** The models of {@code files} and those of {@code hub}. */
    public ModelRegistry(ModelFiles files, Hub hub) {
        this(files, hub, new Http(PATIENCE, Retries.STANDARD));
    }

    ModelRegistry(ModelFiles files, Hub hub, Http http) {
        this.files = files;
        this.hub = hub;
        this.http = http;
    }

    /** The card of the model that is at {@code source} now, without bringing the model. */
    public ModelCard look(Remote source, Progress progress)
            throws IOException, RegistryException, RefusedModelException {
        var folder = gathering(source);
        bring(source, ModelFolder.METADATA, ModelMetadata.MOST_BYTES, folder, progress);
        return about(source, folder::metadata).card();
    }

    /**
     * Brings the model that is at {@code source}, checks it and makes it the active one. What a cut or a cancel leaves
     * is continued the next time.
     *
     * @throws RefusedModelException if it cannot be used; the active model stays
     * @throws RegistryException if it cannot be had
     * @throws java.util.concurrent.CancellationException if the person asked to stop
     */
    public TrainedModel fetch(Source source, Progress progress)
            throws IOException, RegistryException, RefusedModelException {
        var folder = gathering(source);
        try {
            switch (source) {
                case LocalPath local -> ModelArchive.unpack(local.path(), folder.path());
                case Remote remote -> download(remote, folder, progress);
            }
            var model = about(source, () -> files.adopt(folder));
            delete(folder);
            return model;
        } catch (RefusedModelException e) {
            delete(folder);
            throw e;
        }
    }

    private void download(Remote source, ModelFolder folder, Progress progress)
            throws IOException, RegistryException, RefusedModelException {
        var origin = bring(source, ModelFolder.METADATA, ModelMetadata.MOST_BYTES, folder, Progress.NONE);
        var told = about(source, folder::metadata).model();
        // Both files of one commit, even if another is made meanwhile.
        var pinned = switch (source) {
            case HubRepository repository -> origin.commit().map(repository::at).orElse(repository);
            case WebFolder web -> web;
        };
        bring(pinned, ModelFolder.ONNX, told.bytes(), folder, progress);
    }

    private Origin bring(Remote source, String name, long mostBytes, ModelFolder folder, Progress progress)
            throws IOException, RegistryException, RefusedModelException {
        var file = folder.path().resolve(name);
        var origin = new Download(http, request(source, name), file, mostBytes).run(progress);
        if (source instanceof HubRepository && origin.digest().isPresent()) {
            checkDigest(Files.readAllBytes(file), origin.digest().get(), source);
        }
        return origin;
    }

    private Request request(Remote source, String file) {
        return switch (source) {
            case HubRepository repository ->
                hub.request(hub.file(repository, file)).build();
            case WebFolder web ->
                new Request.Builder()
                        .url(web.address().newBuilder().addPathSegment(file).build())
                        .build();
        };
    }

    /** What the hub calls a file: SHA-256 of a large one, Git's object id of a small one. */
    private static void checkDigest(byte[] bytes, String digest, Source source) throws RefusedModelException {
        var found = switch (digest.length()) {
            case 64 -> Sha256.of(bytes);
            case 40 -> gitObjectId(bytes);
            default -> digest;
        };
        if (!found.equals(digest)) {
            throw new RefusedModelException(RefusedModelException.Reason.WRONG_HASH, source.toString());
        }
    }

    private static String gitObjectId(byte[] bytes) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha1.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Writes a saved version as one zip with its files and {@code readme}. */
    public void export(String version, String readme, Path zip) throws IOException, RefusedModelException {
        ModelArchive.write(good(version), readme, zip);
    }

    /**
     * Commits a saved version, with {@code readme} as its model card, to a repository of the hub, made private where
     * there is none.
     *
     * @return where the commit can be seen
     */
    public URI publish(String version, String readme, HubRepository repository, Progress progress)
            throws IOException, RegistryException, RefusedModelException {
        var folder = good(version).path();
        if (hub.token().isEmpty()) {
            throw new RegistryException(RegistryException.Reason.NO_TOKEN, repository.toString());
        }
        return new HubCommit(http, hub, repository, progress)
                .put(
                        "Farol " + version,
                        Map.of(
                                ModelArchive.README, readme.getBytes(StandardCharsets.UTF_8),
                                ModelFolder.METADATA, Files.readAllBytes(folder.resolve(ModelFolder.METADATA)),
                                ModelFolder.ONNX, Files.readAllBytes(folder.resolve(ModelFolder.ONNX))));
    }

    /** A saved version, seen to be good: a damaged one is not passed on. */
    private ModelFolder good(String version) throws IOException, RefusedModelException {
        files.load(version);
        return files.saved(version);
    }

    private ModelFolder gathering(Source source) throws IOException {
        var name = Sha256.of(source.toString()).substring(0, NAME_DIGITS);
        return new ModelFolder(Files.createDirectories(files.gathering(name)));
    }

    private static void delete(ModelFolder folder) throws IOException {
        if (Files.isDirectory(folder.path())) {
            try (var gathered = Files.list(folder.path())) {
                for (var file : gathered.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder.path());
        }
    }

    @FunctionalInterface
    private interface Check<T> {
        T run() throws IOException, RefusedModelException;
    }

    /** Lets a refusal name the place the person knows rather than the folder where files are gathered. */
    private static <T> T about(Source source, Check<T> check) throws IOException, RefusedModelException {
        try {
            return check.run();
        } catch (RefusedModelException e) {
            throw new RefusedModelException(e.reason(), source.toString(), e);
        }
    }
}
