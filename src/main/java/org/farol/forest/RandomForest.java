package org.farol.forest;

import java.util.List;

/**
 * A random forest for one outcome (Breiman, "Random Forests", 2001). Its probability is the plain mean over trees of
 * the share of the outcome in the leaf a row reaches, so that SHAP values, which average over trees, add up to it.
 */
public record RandomForest(int features, List<FlatTree> trees) {
    public RandomForest {
        trees = List.copyOf(trees);
    }

    /** Probability of the outcome, in [0,1], for a complete row of as many values as there are features. */
    public double probability(double[] row) {
        var sum = 0.0;
        for (var tree : trees) {
            sum += tree.probability(row);
        }
        return sum / trees.size();
    }
}
