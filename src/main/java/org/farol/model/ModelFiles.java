package org.farol.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.farol.work.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Models on disk: a folder a version, and a file that names the active one.
 *
 * <p>{@code metadata.json} is the {@link ModelCard} and the SHA-256 of {@code forest.json.gz}. That file is enough for
 * another program to score and to compute the same SHAP values: {@code features} in the order of a row; {@code
 * imputation.medians}, which replace unknown values; {@code calibration}, which is applied to the mean; {@code
 * forest}, the arrays of {@link org.farol.forest.RandomForest}. The raw probability is the mean over trees.
 */
public final class ModelFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // A model of an earlier version lacks what this one relies on: it is refused rather than half read.
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final String METADATA = "metadata.json";
    private static final String FOREST = "forest.json.gz";
    private static final String ACTIVE = "active";

    private final Path folder;

    /** Models in {@code folder}, which is made when the first is saved. */
    public ModelFiles(Path folder) {
        this.folder = folder;
    }

    private record Metadata(ModelCard card, String forestSha256) {}

    /**
     * Saves a model and makes it the active one; a crash at any moment leaves the one before.
     *
     * @throws IOException if the folder cannot be written
     */
    public void save(TrainedModel model) throws IOException {
        Files.createDirectories(folder);
        var forest = gzip(JSON.writeValueAsBytes(model.predictor()));
        var metadata = JSON.writeValueAsBytes(new Metadata(model.card(), sha256(forest)));
        var version = folder.resolve(model.card().version());
        Files.createDirectories(version);
        WholeFile.replace(version.resolve(FOREST), out -> out.write(forest));
        WholeFile.replace(version.resolve(METADATA), out -> out.write(metadata));
        activate(model.card().version());
    }

    /** Makes a saved version the active one. */
    public void activate(String version) throws IOException {
        WholeFile.replace(folder.resolve(ACTIVE), out -> out.write(version.getBytes(StandardCharsets.UTF_8)));
    }

    /** The active model; empty before the first. */
    public Optional<TrainedModel> active() throws IOException, DamagedModelException {
        try {
            return Optional.of(load(Files.readString(folder.resolve(ACTIVE))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Saved versions, oldest first. */
    public List<String> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.filter(version -> Files.isRegularFile(version.resolve(METADATA)))
                    .map(version -> version.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Loads a saved version.
     *
     * @throws DamagedModelException if its files are not what was written
     */
    public TrainedModel load(String version) throws IOException, DamagedModelException {
        var metadataBytes = Files.readAllBytes(folder.resolve(version).resolve(METADATA));
        var forest = Files.readAllBytes(folder.resolve(version).resolve(FOREST));
        try {
            var metadata = JSON.readValue(metadataBytes, Metadata.class);
            if (!sha256(forest).equals(metadata.forestSha256())) {
                throw new IOException("the forest is not the one that the metadata tells of");
            }
            return new TrainedModel(metadata.card(), JSON.readValue(gunzip(forest), Predictor.class));
        } catch (JacksonException | IOException e) {
            throw new DamagedModelException(version, e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static byte[] gunzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
