package org.farol.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.farol.app.NotPossibleException.Reason;
import org.farol.model.ModelCard;
import org.farol.model.ModelFiles;
import org.farol.model.RefusedModelException;
import org.farol.model.TrainedModel;
import org.farol.model.registry.Hub;
import org.farol.model.registry.ModelRegistry;
import org.farol.model.registry.RegistryException;
import org.farol.model.registry.Source;
import org.farol.model.registry.Source.HubRepository;
import org.farol.model.registry.Source.LocalPath;
import org.farol.model.registry.Source.Remote;
import org.farol.work.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The models of a data folder: which there are, which one is in use, and their ways in and out. A model that comes in is
 * checked before it is used; one that is refused leaves all as it was.
 */
public final class Models {
    private final ModelFiles files;
    private final ModelShare share;
    private @Nullable TrainedModel active;

    /** {@code share} is told of each version that is put into use. */
    Models(ModelFiles files, ModelShare share) {
        this.files = files;
        this.share = share;
    }

    synchronized Optional<TrainedModel> active() throws IOException, RefusedModelException {
        follow();
        if (active == null) {
            active = files.active().orElse(null);
        }
        return Optional.ofNullable(active);
    }

    /** The model in use. */
    TrainedModel require() throws IOException, RefusedModelException, NotPossibleException {
        return active().orElseThrow(() -> new NotPossibleException(Reason.NO_MODEL, ""));
    }

    synchronized void save(TrainedModel model) throws IOException, RefusedModelException {
        files.save(model);
        nowActive(model);
    }

    private synchronized ModelCard nowActive(TrainedModel model) throws IOException, RefusedModelException {
        active = model;
        share.tell(model.card().version());
        return model.card();
    }

    /** All saved models, by version. */
    public List<SavedModel> list() throws IOException {
        try {
            follow();
        } catch (RefusedModelException _) {
            // Another can be put into use in place of one that cannot be used, whoever chose it.
        }
        var inUse = files.activeVersion();
        var models = new ArrayList<SavedModel>();
        for (var version : files.versions()) {
            models.add(new SavedModel(version, inUse.filter(version::equals).isPresent(), card(version)));
        }
        return models;
    }

    private synchronized void follow() throws IOException, RefusedModelException {
        share.follow().ifPresent(theirs -> active = theirs);
    }

    private Optional<ModelCard> card(String version) throws IOException {
        try {
            return Optional.of(files.saved(version).metadata().card());
        } catch (RefusedModelException _) {
            // It is listed as one that cannot be used; using it tells why.
            return Optional.empty();
        }
    }

    /** Puts a saved model into use. */
    public ModelCard use(String version) throws IOException, RefusedModelException {
        return nowActive(files.activate(version));
    }

    /**
     * Puts the model that was in use before into use again.
     *
     * @throws NotPossibleException if there was none
     */
    public ModelCard back() throws IOException, RefusedModelException, NotPossibleException {
        return use(files.previous().orElseThrow(() -> new NotPossibleException(Reason.NO_EARLIER_MODEL, "")));
    }

    /** Writes a saved model, with its card for people, as one zip. */
    public void export(String version, Path zip) throws IOException, RefusedModelException {
        registry(Hub.STANDARD).export(version, readme(version), zip);
    }

    /** Brings a model from a zip or a folder and puts it into use. */
    public ModelCard bring(Path archive) throws IOException, RefusedModelException, RegistryException {
        return nowActive(registry(Hub.STANDARD).fetch(new LocalPath(archive), Progress.NONE));
    }

    /** Brings a model from anywhere and puts it into use. */
    public ModelCard download(Source source, Hub hub, Progress progress)
            throws IOException, RefusedModelException, RegistryException {
        return nowActive(registry(hub).fetch(source, progress));
    }

    /** The card of the model that is at a place now: whether there is a newer one. */
    public ModelCard look(Remote source, Hub hub, Progress progress)
            throws IOException, RefusedModelException, RegistryException {
        return registry(hub).look(source, progress);
    }

    /**
     * Publishes a saved model with its card for people.
     *
     * @return where it can be seen
     */
    public URI publish(String version, HubRepository target, Hub hub, Progress progress)
            throws IOException, RefusedModelException, RegistryException {
        return registry(hub).publish(version, readme(version), target, progress);
    }

    private ModelRegistry registry(Hub hub) {
        return new ModelRegistry(files, hub);
    }

    private String readme(String version) throws IOException, RefusedModelException {
        return ModelReadme.of(files.saved(version).metadata().card());
    }
}
