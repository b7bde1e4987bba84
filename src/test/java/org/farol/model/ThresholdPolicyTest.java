package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ThresholdPolicyTest {
    private static final double[] TOLD = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2};
    private static final boolean[] BEHIND = {true, true, false, true, true, false, false, false};
    private static final List<OperatingPoint> POINTS = OperatingPoint.of(TOLD, BEHIND);

    @Test
    void the_highest_threshold_that_reaches_the_recall_is_taken() {
        assertThat(new ThresholdPolicy.ReachRecall(0.5).threshold(POINTS, TOLD)).isEqualTo(0.8);
        assertThat(new ThresholdPolicy.ReachRecall(0.51).threshold(POINTS, TOLD))
                .isEqualTo(0.6);
        assertThat(new ThresholdPolicy.ReachRecall(1).threshold(POINTS, TOLD)).isEqualTo(0.5);
    }

    @Test
    void a_fixed_threshold_stays_what_it_is() {
        assertThat(ThresholdPolicy.Fixed.STANDARD.threshold(POINTS, TOLD)).isEqualTo(0.35);
    }

    @Test
    void shares_outside_0_and_1_are_refused() {
        assertThatThrownBy(() -> new ThresholdPolicy.Fixed(1.2)).hasMessageContaining("1.2");
        assertThatThrownBy(() -> new ThresholdPolicy.ReachRecall(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new ThresholdPolicy.Support(0)).hasMessageContaining("0");
    }

    @Property
    void no_more_students_are_flagged_than_can_be_supported_and_no_more_could_be(
            @ForAll @NotEmpty List<@IntRange(max = 20) Integer> percents, @ForAll @IntRange(min = 1, max = 30) int n) {
        var risks = percents.stream().mapToDouble(percent -> percent / 20.0).toArray();
        var threshold = new ThresholdPolicy.Support(n).threshold(POINTS, risks);

        var flagged = Arrays.stream(risks).filter(risk -> risk >= threshold).count();
        assertThat(flagged).isLessThanOrEqualTo(n);
        var next = Arrays.stream(risks).filter(risk -> risk < threshold).max();
        if (next.isPresent()) {
            assertThat(Arrays.stream(risks)
                            .filter(risk -> risk >= next.getAsDouble())
                            .count())
                    .isGreaterThan(n);
        }
    }
}
