package org.farol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How a model trained on earlier years did on a year it had not seen. Shares, AUC, average precision and Brier score
 * are in [0,1].
 *
 * @param testYear year of the records predicted from; their outcome is the defasagem of the year after
 * @param positives students who did fall behind
 * @param precisionAtRecall97 best precision among the thresholds that reach recall 0.97
 * @param recall at {@code threshold}, as are {@code precision} and {@code flaggedShare}
 */
public record TestYear(
        List<Integer> trainYears,
        int testYear,
        int n,
        int positives,
        double auc,
        double averagePrecision,
        double brier,
        @JsonProperty("precision_at_recall_97") double precisionAtRecall97,
        double threshold,
        double recall,
        double precision,
        double flaggedShare) {
    public TestYear {
        trainYears = List.copyOf(trainYears);
    }
}
