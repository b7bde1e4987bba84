package org.farol.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsiTest {
    private static final int BINS = 6;

    @Provide
    Arbitrary<double[]> counts() {
        return Arbitraries.integers()
                .between(0, 200)
                .array(Integer[].class)
                .ofSize(BINS)
                .map(counts ->
                        IntStream.range(0, BINS).mapToDouble(k -> counts[k]).toArray());
    }

    @Test
    void large_samples_have_the_index_of_the_textbook() {
        var expected = new double[] {200_000, 300_000, 500_000};
        var actual = new double[] {300_000, 300_000, 400_000};

        var textbook = 0.1 * Math.log(0.3 / 0.2) + -0.1 * Math.log(0.4 / 0.5);

        assertThat(Psi.of(expected, actual).value()).isCloseTo(textbook, within(1e-5));
        assertThat(Psi.of(expected, actual).p()).isLessThan(1e-9);
    }

    @Property(tries = 300)
    void it_is_symmetric_and_never_negative(@ForAll("counts") double[] one, @ForAll("counts") double[] other) {
        var there = Psi.of(one, other);
        var back = Psi.of(other, one);

        assertThat(there.value()).isGreaterThanOrEqualTo(0).isCloseTo(back.value(), within(1e-12));
        assertThat(there.p()).isBetween(0.0, 1.0).isCloseTo(back.p(), within(1e-12));
    }

    @Property(tries = 300)
    void equal_shares_do_not_drift_whatever_the_number_of_rows(
            @ForAll("counts") double[] counts, @ForAll @IntRange(min = 1, max = 50) int times) {
        var more = IntStream.range(0, BINS).mapToDouble(k -> times * counts[k]).toArray();

        assertThat(Psi.of(counts, more).value()).isLessThan(1e-12);
        assertThat(Psi.of(counts, more).p()).isCloseTo(1, within(1e-9));
    }

    @Property(tries = 300)
    void the_order_of_the_bins_and_bins_empty_on_both_sides_do_not_matter(
            @ForAll("counts") double[] one, @ForAll("counts") double[] other) {
        var there = Psi.of(one, other);
        var turned = Psi.of(turned(one), turned(other));

        assertThat(turned.value()).isCloseTo(there.value(), within(1e-12));
    }

    @Property(tries = 300)
    void nor_do_they_for_p_where_no_bin_is_rare(
            @ForAll @Size(BINS) List<@IntRange(min = 100, max = 200) Integer> one,
            @ForAll @Size(BINS) List<@IntRange(min = 100, max = 200) Integer> other) {
        var before = one.stream().mapToDouble(Integer::doubleValue).toArray();
        var after = other.stream().mapToDouble(Integer::doubleValue).toArray();

        assertThat(Psi.of(turned(before), turned(after)).p())
                .isCloseTo(Psi.of(before, after).p(), within(1e-9));
    }

    private static double[] turned(double[] counts) {
        return IntStream.rangeClosed(0, BINS)
                .mapToDouble(k -> k == BINS ? 0 : counts[BINS - 1 - k])
                .toArray();
    }

    @Property(tries = 300)
    void it_is_the_definition_written_out(@ForAll("counts") double[] one, @ForAll("counts") double[] other) {
        assertThat(Psi.of(one, other).value()).isCloseTo(writtenOut(one, other), within(1e-9));
    }

    private static double writtenOut(double[] expected, double[] actual) {
        double n = 0;
        double m = 0;
        double bins = 0;
        for (var k = 0; k < BINS; k++) {
            n += expected[k];
            m += actual[k];
            bins += expected[k] + actual[k] > 0 ? 1 : 0;
        }
        double sum = 0;
        for (var k = 0; k < BINS && n > 0 && m > 0; k++) {
            if (expected[k] + actual[k] > 0) {
                var prior = bins / 2 * (expected[k] + actual[k]) / (n + m);
                var e = (expected[k] + prior) / (n + bins / 2);
                var a = (actual[k] + prior) / (m + bins / 2);
                sum += (a - e) * Math.log(a / e);
            }
        }
        return sum;
    }

    @Test
    void one_row_in_an_empty_bin_does_not_explode() {
        assertThat(Psi.of(new double[] {500, 500, 0}, new double[] {14, 15, 1}).value())
                .isLessThan(0.35);
        assertThat(Psi.of(new double[] {500, 500, 0}, new double[] {14, 15, 1}).p())
                .isGreaterThan(0.01);
    }

    @Test
    void nothing_to_compare_is_no_drift() {
        assertThat(Psi.of(new double[] {0, 0}, new double[] {3, 4})).isEqualTo(new Psi(0, 1));
        assertThat(Psi.of(new double[] {3, 4}, new double[] {0, 0})).isEqualTo(new Psi(0, 1));
    }

    /** Two samples of one population are told apart no more often than p says, nearly empty bins or not. */
    @ParameterizedTest
    @CsvSource({"1500, 10", "1500, 30", "1500, 100", "1500, 700", "60, 30"})
    void p_keeps_to_its_level_without_drift(int n, int m) {
        var random = new SplittableRandom(7);
        for (var population : new double[][] {
            {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1},
            {0.001, 0.001, 0.001, 0.001, 0.001, 0.995},
            {0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.03, 0.01, 0.005, 0.005}
        }) {
            var tries = 2_000;
            var belowFive = 0;
            var belowOne = 0;
            for (var i = 0; i < tries; i++) {
                var p = Psi.of(sample(population, n, random), sample(population, m, random))
                        .p();
                belowFive += p < 0.05 ? 1 : 0;
                belowOne += p < 0.01 ? 1 : 0;
            }
            // Three standard errors above the level.
            assertThat((double) belowFive / tries).isLessThan(0.05 + 0.015);
            assertThat((double) belowOne / tries).isLessThan(0.01 + 0.007);
        }
    }

    static double[] sample(double[] population, int rows, SplittableRandom random) {
        var counts = new double[population.length];
        for (var i = 0; i < rows; i++) {
            var left = random.nextDouble();
            var k = 0;
            while (k < population.length - 1 && left >= population[k]) {
                left -= population[k++];
            }
            counts[k]++;
        }
        return counts;
    }

    @Test
    void thirty_rows_can_tell_a_grave_drift() {
        assertThat(Psi.of(new double[] {300, 300, 300, 300}, new double[] {0, 2, 8, 20})
                        .p())
                .isLessThan(0.001);
    }
}
