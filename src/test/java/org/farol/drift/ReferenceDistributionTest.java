package org.farol.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReferenceDistributionTest {
    @Test
    void distinct_values_fall_into_ten_equal_bins() {
        var reference = learn(IntStream.rangeClosed(1, 100).mapToObj(OptionalDouble::of));

        assertThat(reference.edges()).containsExactly(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0);
        assertThat(reference.shares()).hasSize(10).allMatch(share -> share == 0.1);
        assertThat(reference.missing()).isZero();
    }

    @Test
    void few_distinct_values_have_a_bin_each_and_unknown_ones_their_own() {
        var reference = learn(Stream.of(-1.0, -1.0, 0.0, 1.0, 1.0, 1.0, Double.NaN, Double.NaN)
                .map(value -> value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value)));

        assertThat(reference.edges()).containsExactly(-1.0, 0.0);
        assertThat(reference.shares()).containsExactly(0.25, 0.125, 0.375);
        assertThat(reference.missing()).isEqualTo(0.25);
    }

    @Test
    void a_feature_nobody_knows_is_all_missing() {
        var reference = learn(Stream.of(OptionalDouble.empty(), OptionalDouble.empty()));

        assertThat(reference.edges()).isEmpty();
        assertThat(reference.shares()).containsExactly(0.0);
        assertThat(reference.missing()).isEqualTo(1);
    }

    @Property
    void shares_sum_to_one_and_no_bin_is_empty(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0, max = 10) Double> values) {
        var reference = learn(values.stream().map(OptionalDouble::of));

        assertThat(reference.shares()).hasSizeLessThanOrEqualTo(10).allMatch(share -> share > 0);
        assertThat(reference.shares().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(reference.edges()).isSorted().doesNotHaveDuplicates();
    }

    private static ReferenceDistribution learn(Stream<OptionalDouble> values) {
        return ReferenceDistribution.learn(
                "INDE", values.mapToDouble(value -> value.orElse(Double.NaN)).toArray());
    }
}
