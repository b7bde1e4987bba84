package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final double EXACT = 1e-12;
    private final Metrics metrics = new Metrics(
            new double[] {0.9, 0.8, 0.7, 0.6, 0.3, 0.1}, new boolean[] {true, true, false, true, false, false});

    @Test
    void auc_counts_the_pairs_in_right_order() {
        assertThat(metrics.auc()).isCloseTo(8 / 9.0, within(EXACT));
    }

    @Test
    void average_precision_is_the_mean_precision_at_each_positive() {
        assertThat(metrics.averagePrecision()).isCloseTo((1 + 1 + 3 / 4.0) / 3, within(EXACT));
    }

    @Test
    void precision_at_a_recall_is_the_best_that_reaches_it() {
        assertThat(metrics.precisionAtRecall(0.97)).isCloseTo(3 / 4.0, within(EXACT));
        assertThat(metrics.precisionAtRecall(0.6)).isEqualTo(1);
    }

    @Test
    void the_threshold_itself_flags() {
        assertThat(metrics.recall(0.8)).isCloseTo(2 / 3.0, within(EXACT));
        assertThat(metrics.precision(0.7)).isCloseTo(2 / 3.0, within(EXACT));
        assertThat(metrics.flaggedShare(0.7)).isEqualTo(0.5);
    }

    @Test
    void the_threshold_that_reaches_a_recall_is_the_highest_that_does() {
        assertThat(metrics.thresholdReaching(2 / 3.0)).isEqualTo(0.8);
        assertThat(metrics.thresholdReaching(0.97)).isEqualTo(0.6);
        assertThat(new Metrics(new double[] {0.4}, new boolean[1]).thresholdReaching(0.97))
                .isEqualTo(1);
    }

    @Test
    void brier_is_the_mean_squared_distance() {
        assertThat(new Metrics(new double[] {1, 0.5}, new boolean[] {true, true}).brier())
                .isEqualTo(0.125);
    }

    @Test
    void measures_stay_finite_when_nobody_has_the_outcome() {
        var none = new Metrics(new double[] {0.2, 0.4}, new boolean[2]);

        assertThat(none.auc()).isEqualTo(0.5);
        assertThat(none.averagePrecision()).isZero();
        assertThat(none.precisionAtRecall(0.97)).isZero();
        assertThat(none.recall(0.3)).isZero();
        assertThat(none.precision(0.9)).isZero();
    }

    @Property
    void auc_equals_the_count_over_all_pairs(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 0, max = 10) Integer> scores,
            @ForAll long outcomeBits) {
        var probabilities = scores.stream().mapToDouble(score -> score / 10.0).toArray();
        var outcomes = new boolean[scores.size()];
        for (var i = 0; i < outcomes.length; i++) {
            outcomes[i] = (outcomeBits >> i & 1) == 1;
        }

        var pairs = 0;
        var ordered = 0.0;
        for (var i = 0; i < outcomes.length; i++) {
            for (var j = 0; j < outcomes.length; j++) {
                if (outcomes[i] && !outcomes[j]) {
                    pairs++;
                    ordered += probabilities[i] > probabilities[j] ? 1 : probabilities[i] == probabilities[j] ? 0.5 : 0;
                }
            }
        }

        assertThat(new Metrics(probabilities, outcomes).auc())
                .isCloseTo(pairs == 0 ? 0.5 : ordered / pairs, within(EXACT));
    }
}
