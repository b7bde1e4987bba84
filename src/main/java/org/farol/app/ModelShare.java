package org.farol.app;

import java.io.IOException;
import java.util.Optional;
import org.farol.model.ModelBytes;
import org.farol.model.ModelFiles;
import org.farol.model.RefusedModelException;
import org.farol.model.RefusedModelException.Reason;
import org.farol.model.TrainedModel;
import org.farol.store.AuditEvent;
import org.farol.store.SharedModel;

/**
 * What is told of the model in use. Those who share the data of a server all use the model that one of them put into use
 * last, so that a student has one risk: it is kept with the data, and comes here from there.
 */
final class ModelShare {
    private final OpenStore store;
    private final ModelFiles files;
    /** The model that was in use both here and there when last asked. */
    private Optional<String> known = Optional.empty();

    ModelShare(OpenStore store, ModelFiles files) {
        this.store = store;
        this.files = files;
    }

    /** Tells that a saved version is in use from now on. */
    void tell(String version) throws IOException, RefusedModelException {
        if (store.server().isEmpty()) {
            store.get().audit().append(AuditEvent.MODEL_IN_USE, version);
        } else {
            known = Optional.empty();
            store.get().sharedModel().put(version, content(version));
        }
    }

    /**
     * Makes the model of all the active one here; the one here that of all, where they have none.
     *
     * @return it, if it has not been returned before
     * @throws RefusedModelException if it cannot be used here
     */
    Optional<TrainedModel> follow() throws IOException, RefusedModelException {
        if (store.server().isEmpty()) {
            return Optional.empty();
        }
        var shared = store.get().sharedModel();
        var theirs = shared.sha256();
        if (theirs.isEmpty()) {
            offerOwn(shared);
            theirs = shared.sha256();
        }
        if (theirs.isEmpty() || theirs.equals(known)) {
            return Optional.empty();
        }
        var own = own(theirs.get());
        var model = own.isPresent() ? own : take(shared);
        known = theirs;
        return model;
    }

    private void offerOwn(SharedModel shared) throws IOException, RefusedModelException {
        var own = files.active();
        if (own.isPresent()) {
            var version = own.get().card().version();
            shared.offer(version, content(version));
        }
    }

    /** The active model here if it is the one that {@code sha256} tells. */
    private Optional<TrainedModel> own(String sha256) throws IOException {
        try {
            var version = files.activeVersion();
            return version.isPresent() && content(version.get()).sha256().equals(sha256)
                    ? files.active()
                    : Optional.empty();
        } catch (RefusedModelException _) {
            // One that cannot be used makes room for the one of all.
            return Optional.empty();
        }
    }

    private Optional<TrainedModel> take(SharedModel shared) throws IOException, RefusedModelException {
        var place = store.server().orElseThrow().place();
        var content = shared.content();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        var bytes = new ModelBytes(content.get().metadata(), content.get().onnx());
        if (!bytes.sha256().equals(content.get().sha256())) {
            throw new RefusedModelException(Reason.WRONG_HASH, place);
        }
        return Optional.of(files.take(bytes, place));
    }

    private SharedModel.Content content(String version) throws IOException, RefusedModelException {
        var bytes = files.bytes(version);
        return new SharedModel.Content(bytes.sha256(), bytes.metadata(), bytes.onnx());
    }
}
