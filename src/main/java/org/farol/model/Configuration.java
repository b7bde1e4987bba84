package org.farol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.farol.forest.ForestOptions;
import org.farol.forest.Splitter;

/**
 * How a forest is made of examples: what training chooses.
 *
 * @param splitter where each feature tried may split; models that do not tell were split where it was best
 * @param minLeaf fewest student-years in a leaf
 * @param featureShare share of the features tried at each split, in (0,1]
 */
public record Configuration(
        FeatureSet features,
        Window window,
        @JsonProperty(defaultValue = "BEST") Splitter splitter,
        int minLeaf,
        double featureShare,
        Weighting weighting) {
    private static final int MAX_DEPTH = 20;

    /** Where the choosing starts: taken unless another does better on years before the one to be judged. */
    public static final Configuration START =
            new Configuration(FeatureSet.POSITIONS, Window.ALL_YEARS, Splitter.RANDOM, 8, 0.5, Weighting.EQUAL);

    ForestOptions forest(int trees) {
        var tried =
                (int) Math.max(1, Math.round(featureShare * features.features().size()));
        var falling = IntStream.range(0, features.features().size())
                .filter(i -> features.features().get(i).isMoreBetter())
                .boxed()
                .collect(Collectors.toSet());
        return new ForestOptions(trees, minLeaf, MAX_DEPTH, OptionalInt.of(tried), splitter, falling);
    }

    Configuration with(FeatureSet other) {
        return new Configuration(other, window, splitter, minLeaf, featureShare, weighting);
    }

    Configuration with(Window other) {
        return new Configuration(features, other, splitter, minLeaf, featureShare, weighting);
    }

    Configuration with(Splitter other) {
        return new Configuration(features, window, other, minLeaf, featureShare, weighting);
    }

    Configuration with(int otherMinLeaf, double otherFeatureShare) {
        return new Configuration(features, window, splitter, otherMinLeaf, otherFeatureShare, weighting);
    }

    Configuration with(Weighting other) {
        return new Configuration(features, window, splitter, minLeaf, featureShare, other);
    }
}
