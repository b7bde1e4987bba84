package org.farol.forest;

/**
 * How a forest is grown.
 *
 * @param trees how many
 * @param minLeaf fewest drawn rows in a leaf; 5 was chosen by walk-forward on the years before the judged one
 * @param maxDepth deepest split
 */
public record ForestOptions(int trees, int minLeaf, int maxDepth) {
    /** 400 trees, as the reference system has, leaves of 5. */
    public static final ForestOptions STANDARD = new ForestOptions(400, 5, 20);

    public ForestOptions {
        if (trees < 1 || minLeaf < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("trees, minLeaf and maxDepth must be positive");
        }
    }
}
