package org.farol.forest;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A forest, with what its own training rows tell of it. */
public final class GrownForest {
    private final RandomForest forest;
    private final double[][] rows;
    /** By tree and training row a bit, 1 if the tree drew it. */
    private final long[][] drawn;

    GrownForest(RandomForest forest, double[][] rows, long[][] drawn) {
        this.forest = forest;
        this.rows = rows;
        this.drawn = drawn;
    }

    /** The forest. */
    public RandomForest forest() {
        return forest;
    }

    /**
     * By training row, the mean probability over the trees that did not draw it, which is as honest as that of an unseen
     * row (Breiman, "Out-of-bag estimation", 1996). Empty for a row that every tree drew: hardly ever, with many trees.
     */
    public List<OptionalDouble> outOfBag() {
        return IntStream.range(0, rows.length)
                .parallel()
                .mapToObj(this::outOfBag)
                .toList();
    }

    private OptionalDouble outOfBag(int row) {
        return IntStream.range(0, forest.trees())
                .filter(tree -> (drawn[tree][row / Long.SIZE] >>> row & 1) == 0)
                .mapToDouble(tree -> forest.probability(tree, rows[row]))
                .average();
    }
}
