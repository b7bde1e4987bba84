package org.farol.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.farol.model.ModelMetadata.ModelFile;
import org.farol.model.RefusedModelException.Reason;
import org.farol.model.onnx.OnnxFile;
import org.farol.model.onnx.ScoringGraph;
import org.farol.work.Sha256;
import org.farol.work.WholeFile;

/**
 * One model on disk: {@code model.onnx}, which any ONNX runtime scores from raw features (see {@link OnnxFile}), and
 * {@code metadata.json} (see {@link ModelMetadata}).
 */
public record ModelFolder(Path path) {
    /** The model file's name. */
    public static final String ONNX = "model.onnx";

    /** The metadata file's name. */
    public static final String METADATA = "metadata.json";

    private static final String NEXT_ONNX = ONNX + ".next";

    /** Far more than a forest of Farol's takes; more is not opened. */
    public static final int MOST_BYTES = 64 << 20;

    void write(TrainedModel model) throws IOException {
        var onnx = OnnxFile.write(model.predictor().graph(model.card().threshold()));
        var metadata =
                ModelMetadata.of(model.card(), model.reference(), new ModelFile(ONNX, onnx.length, Sha256.of(onnx)));
        write(new ModelBytes(metadata.json(), onnx));
    }

    void write(ModelBytes bytes) throws IOException {
        Files.createDirectories(path);
        WholeFile.replace(path.resolve(NEXT_ONNX), out -> out.write(bytes.onnx()));
        // From here on the model is the new one: opening it moves the file that metadata.json tells of into place.
        WholeFile.replace(path.resolve(METADATA), out -> out.write(bytes.metadata()));
        Files.move(path.resolve(NEXT_ONNX), path.resolve(ONNX), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends a writing that was cut short. */
    private void finish(ModelFile told) throws IOException, RefusedModelException {
        if (Files.exists(path.resolve(NEXT_ONNX))
                && Sha256.of(bytes(NEXT_ONNX, MOST_BYTES)).equals(told.sha256())) {
            Files.move(path.resolve(NEXT_ONNX), path.resolve(ONNX), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whether a model was written here. */
    boolean isModel() {
        return Files.isRegularFile(path.resolve(METADATA))
                && (Files.isRegularFile(path.resolve(ONNX)) || Files.isRegularFile(path.resolve(NEXT_ONNX)));
    }

    /** What is told of the model, without opening it. */
    public ModelMetadata metadata() throws IOException, RefusedModelException {
        return ModelMetadata.read(bytes(METADATA, ModelMetadata.MOST_BYTES), subject());
    }

    /**
     * Opens the model after checking that it is whole, of this program's features and free of impossible trees.
     *
     * @throws RefusedModelException if it is not
     */
    public TrainedModel load() throws IOException, RefusedModelException {
        return open(bytes(), subject());
    }

    /** The two files as they are. */
    ModelBytes bytes() throws IOException, RefusedModelException {
        if (Files.exists(path.resolve(NEXT_ONNX))) {
            finish(metadata().model());
        }
        return new ModelBytes(bytes(METADATA, ModelMetadata.MOST_BYTES), bytes(ONNX, MOST_BYTES));
    }

    /** Opens a model, as {@link #load}; {@code subject} names it in a refusal. */
    static TrainedModel open(ModelBytes bytes, String subject) throws RefusedModelException {
        var onnx = bytes.onnx();
        Future<ScoringGraph> reading;
        ModelMetadata metadata;
        // The two files take about as long to read, and the window waits for both.
        try (var reader = Executors.newSingleThreadExecutor()) {
            reading = reader.submit(() -> OnnxFile.read(onnx));
            metadata = ModelMetadata.read(bytes.metadata(), subject);
            if (onnx.length != metadata.model().bytes()
                    || !Sha256.of(onnx).equals(metadata.model().sha256())) {
                throw new RefusedModelException(Reason.WRONG_HASH, subject);
            }
        }
        if (reading.state() == Future.State.FAILED) {
            throw new RefusedModelException(Reason.CORRUPT, subject, reading.exceptionNow());
        }
        var graph = reading.resultNow();
        var card = metadata.card();
        if (!graph.features().equals(card.features()) || graph.threshold() != card.threshold()) {
            throw new RefusedModelException(Reason.CORRUPT, subject);
        }
        return new TrainedModel(card, Predictor.of(graph), metadata.reference());
    }

    private byte[] bytes(String name, int most) throws IOException, RefusedModelException {
        var file = path.resolve(name);
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedModelException(Reason.TOO_LARGE, subject());
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new RefusedModelException(Reason.MISSING, subject(), e);
        }
    }

    private String subject() {
        return String.valueOf(path.getFileName());
    }
}
