package org.farol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.farol.forest.Metrics;

/**
 * How a model trained on earlier years did on a year it had not seen. Shares, AUC, average precision and Brier score
 * are in [0,1].
 *
 * @param testYear year of the records predicted from; their outcome is the defasagem of the year after
 * @param positives students who did fall behind
 * @param precisionAtRecall97 best precision among the thresholds that reach recall 0.97
 * @param recall at {@code threshold}, as are {@code precision}, {@code flaggedShare}, {@code confusion} and {@code
 *     byGroup}
 * @param movedLadder unknown of models made before it was told
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
        double flaggedShare,
        Intervals intervals,
        Confusion confusion,
        Curves curves,
        List<Group> byGroup,
        Optional<MovedLadder> movedLadder) {
    static final double HIGH_RECALL = 0.97;

    public TestYear {
        trainYears = List.copyOf(trainYears);
        byGroup = List.copyOf(byGroup);
    }

    /** Measures what a model of {@code trainYears} told of {@code testYear}. */
    static TestYear of(List<Integer> trainYears, int testYear, List<Outcome> outcomes, double threshold) {
        var risks = Outcome.risks(outcomes);
        var behind = Outcome.behind(outcomes);
        var metrics = new Metrics(risks, behind);
        return new TestYear(
                trainYears,
                testYear,
                metrics.n(),
                metrics.positives(),
                metrics.auc(),
                metrics.averagePrecision(),
                metrics.brier(),
                metrics.precisionAtRecall(HIGH_RECALL),
                threshold,
                metrics.recall(threshold),
                metrics.precision(threshold),
                metrics.flaggedShare(threshold),
                Intervals.of(risks, behind, threshold),
                Confusion.of(metrics, threshold),
                Curves.of(metrics, risks, behind),
                Group.of(outcomes, threshold),
                MovedLadder.of(outcomes));
    }

    /**
     * Who would have been flagged, and rightly, had the fewest been flagged that reach {@code recall}, in [0,1], as far
     * as the points of the curve tell.
     */
    public Confusion reaching(double recall) {
        var point = curves.precisionRecall().stream()
                .filter(candidate -> candidate.x() >= recall)
                .findFirst()
                .orElseGet(() -> curves.precisionRecall().getLast());
        var caught = (int) Math.round(point.x() * positives);
        var flagged = caught == 0 ? 0 : (int) Math.round(point.x() * positives / point.y());
        var falseAlarms = flagged - caught;
        return new Confusion(caught, falseAlarms, positives - caught, n - positives - falseAlarms);
    }
}
