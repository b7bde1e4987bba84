package org.farol.app;

import java.util.Optional;
import org.farol.model.ModelCard;

/**
 * A model at hand.
 *
 * @param card empty if the model cannot be used
 */
public record SavedModel(String version, boolean active, Optional<ModelCard> card) {}
