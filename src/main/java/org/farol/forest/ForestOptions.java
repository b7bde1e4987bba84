package org.farol.forest;

import java.util.OptionalInt;
import java.util.Set;

/**
 * How a forest is grown.
 *
 * @param trees how many
 * @param minLeaf fewest drawn rows in a leaf, a row drawn twice counting twice
 * @param maxDepth deepest split
 * @param featuresPerSplit features tried at each split, drawn anew; where none of them can split, more are tried. Empty
 *     for the square root of their number, rounded down
 * @param splitter where each of them may split
 * @param falling features, by index, that never split so that the outcome is more frequent among the larger values
 */
public record ForestOptions(
        int trees, int minLeaf, int maxDepth, OptionalInt featuresPerSplit, Splitter splitter, Set<Integer> falling) {
    public ForestOptions {
        falling = Set.copyOf(falling);
        if (trees < 1 || minLeaf < 1 || maxDepth < 1 || featuresPerSplit.orElse(1) < 1) {
            throw new IllegalArgumentException("trees, minLeaf, maxDepth and featuresPerSplit must be positive");
        }
    }

    /** Tries √p of p features at each split, each where it splits best. */
    public ForestOptions(int trees, int minLeaf, int maxDepth) {
        this(trees, minLeaf, maxDepth, OptionalInt.empty(), Splitter.BEST, Set.of());
    }

    /** How many of {@code features} are tried at each split. */
    int triedOf(int features) {
        return Math.min(features, featuresPerSplit.orElse((int) Math.sqrt(features)));
    }
}
