package org.farol.forest;

/** Where a feature that is tried at a node may split it. */
public enum Splitter {
    /** Where the gain is largest (Breiman, "Random Forests", 2001). */
    BEST,
    /**
     * At one place drawn between the node's smallest and largest value (Geurts, Ernst and Wehenkel, "Extremely randomized
     * trees", 2006): trees that differ more, whose mean follows less what is chance in the rows learned from.
     */
    RANDOM
}
