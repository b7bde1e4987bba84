package org.farol.model;

import java.util.OptionalInt;
import org.farol.forest.ForestOptions;

/**
 * How a forest is made of examples: what training chooses.
 *
 * @param minLeaf fewest student-years in a leaf
 * @param featureShare share of the features tried at each split, in (0,1]
 */
public record Configuration(FeatureSet features, Window window, int minLeaf, double featureShare, Weighting weighting) {
    private static final int MAX_DEPTH = 20;

    /** Where the choosing starts: taken unless another does better on years before the one to be judged. */
    public static final Configuration START =
            new Configuration(FeatureSet.POSITIONS, Window.ALL_YEARS, 12, 0.5, Weighting.EQUAL);

    ForestOptions forest(int trees) {
        var tried =
                (int) Math.max(1, Math.round(featureShare * features.features().size()));
        return new ForestOptions(trees, minLeaf, MAX_DEPTH, OptionalInt.of(tried));
    }

    Configuration with(FeatureSet other) {
        return new Configuration(other, window, minLeaf, featureShare, weighting);
    }

    Configuration with(Window other) {
        return new Configuration(features, other, minLeaf, featureShare, weighting);
    }

    Configuration with(int otherMinLeaf, double otherFeatureShare) {
        return new Configuration(features, window, otherMinLeaf, otherFeatureShare, weighting);
    }

    Configuration with(Weighting other) {
        return new Configuration(features, window, minLeaf, featureShare, other);
    }
}
