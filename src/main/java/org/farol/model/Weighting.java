package org.farol.model;

import java.util.Arrays;
import org.farol.forest.ForestGrower;

/** What each student-year counts while a forest grows. */
public enum Weighting {
    /** All the same: the base rate stays what it was. */
    EQUAL,
    /** Those who fell behind and those who did not count the same together. */
    BALANCED;

    double[] weights(double[] labels) {
        return switch (this) {
            case EQUAL -> Arrays.stream(labels).map(_ -> 1).toArray();
            case BALANCED -> ForestGrower.balancedWeights(labels);
        };
    }
}
