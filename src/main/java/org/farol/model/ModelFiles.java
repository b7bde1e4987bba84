package org.farol.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.farol.model.RefusedModelException.Reason;
import org.farol.work.WholeFile;

/** The models of a data folder: a {@link ModelFolder} a version, and a file that names the active one. */
public final class ModelFiles {
    /** The active version, and on a second line the one that was active before. */
    private static final String ACTIVE = "active";

    private final Path folder;

    /** Models in {@code folder}, which is made when the first is saved. */
    public ModelFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Saves a model and makes it the active one; a crash at any moment leaves the one before.
     *
     * @throws IOException if the folder cannot be written
     */
    public void save(TrainedModel model) throws IOException {
        var version = model.card().version();
        folder(version).write(model);
        setActive(version);
    }

    /**
     * Takes in the model of another folder, once it is seen to be good, and makes it the active one. The folder is moved;
     * it must be on the same disk.
     *
     * @throws RefusedModelException if it is not good; it and all models here are left as they are
     */
    public TrainedModel adopt(ModelFolder newcomer) throws IOException, RefusedModelException {
        var model = newcomer.load();
        var version = model.card().version();
        var home = folder(version);
        if (!home.isModel()) {
            Files.createDirectories(folder);
            Files.move(newcomer.path(), home.path(), StandardCopyOption.ATOMIC_MOVE);
        } else if (!home.metadata().model().equals(newcomer.metadata().model())) {
            throw new RefusedModelException(Reason.NAME_TAKEN, version);
        }
        setActive(version);
        return model;
    }

    /**
     * Takes in a model, once it is seen to be good, in place of one of its name, and makes it the active one: what the others
     * who share the data use.
     *
     * @param subject what to name in a refusal
     * @throws RefusedModelException if it is not good; all models here are left as they are
     */
    public TrainedModel take(ModelBytes bytes, String subject) throws IOException, RefusedModelException {
        var model = ModelFolder.open(bytes, subject);
        var version = model.card().version();
        folder(version).write(bytes);
        setActive(version);
        return model;
    }

    /** The files of a saved version, as they are. */
    public ModelBytes bytes(String version) throws IOException, RefusedModelException {
        return saved(version).bytes();
    }

    /**
     * Makes a saved version the active one.
     *
     * @throws RefusedModelException if it is not there or cannot be used
     */
    public TrainedModel activate(String version) throws IOException, RefusedModelException {
        var model = load(version);
        setActive(version);
        return model;
    }

    private void setActive(String version) throws IOException {
        var before = activeLines().stream()
                .filter(earlier -> !earlier.equals(version))
                .findFirst();
        var lines = before.map(previous -> version + "\n" + previous).orElse(version);
        WholeFile.replace(folder.resolve(ACTIVE), out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
    }

    /** The name of the active version. */
    public Optional<String> activeVersion() throws IOException {
        return activeLines().stream().findFirst();
    }

    /** The version that was active before: where one step back leads. */
    public Optional<String> previous() throws IOException {
        return activeLines().stream().skip(1).findFirst();
    }

    /** The active model; empty before the first, and where an earlier Farol left one in another format. */
    public Optional<TrainedModel> active() throws IOException, RefusedModelException {
        var version = activeVersion().filter(active -> folder(active).isModel());
        return version.isPresent() ? Optional.of(load(version.get())) : Optional.empty();
    }

    /** Saved versions by name, so by the year they learned up to. */
    public List<String> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.filter(version -> new ModelFolder(version).isModel())
                    .map(version -> version.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Loads a saved version. */
    public TrainedModel load(String version) throws IOException, RefusedModelException {
        return saved(version).load();
    }

    /**
     * The folder of a saved version.
     *
     * @throws RefusedModelException if there is none
     */
    public ModelFolder saved(String version) throws IOException, RefusedModelException {
        if (!versions().contains(version)) {
            throw new RefusedModelException(Reason.MISSING, version);
        }
        return folder(version);
    }

    /** Where files of a model to come are gathered, under a name that says what they are; on the disk of the others. */
    public Path gathering(String name) {
        return folder.resolve(".chegando").resolve(name);
    }

    private ModelFolder folder(String version) {
        return new ModelFolder(folder.resolve(version));
    }

    private List<String> activeLines() throws IOException {
        try {
            return Files.readAllLines(folder.resolve(ACTIVE));
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }
}
