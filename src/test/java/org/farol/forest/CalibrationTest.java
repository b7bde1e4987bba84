package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.farol.forest.Calibration.PiecewiseLinear;
import org.farol.forest.Calibration.Platt;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** Raw probabilities that are too timid: the truth is twice as far from even on the logit scale, and shifted. */
    private static final double[] RAW =
            new SplittableRandom(1).doubles(5_000, 0.05, 0.95).toArray();

    private static final boolean[] OUTCOMES = outcomes();
    private static final Platt PLATT = Platt.fit(RAW, OUTCOMES);
    private static final PiecewiseLinear ISOTONIC = PiecewiseLinear.isotonic(RAW, OUTCOMES);

    private static boolean[] outcomes() {
        var random = new SplittableRandom(2);
        var outcomes = new boolean[RAW.length];
        for (var i = 0; i < RAW.length; i++) {
            outcomes[i] = random.nextDouble() < truth(RAW[i]);
        }
        return outcomes;
    }

    private static double truth(double raw) {
        return 1 / (1 + Math.exp(-(2 * Math.log(raw / (1 - raw)) - 0.5)));
    }

    @Test
    void platt_finds_the_sigmoid_that_the_outcomes_follow() {
        assertThat(PLATT.a()).isCloseTo(2, within(0.15));
        assertThat(PLATT.b()).isCloseTo(-0.5, within(0.1));
    }

    @Test
    void both_methods_bring_probabilities_near_the_truth() {
        for (var calibration : List.of(PLATT, ISOTONIC)) {
            for (var p : new double[] {0.2, 0.4, 0.6, 0.8}) {
                assertThat(calibration.apply(p)).isCloseTo(truth(p), within(0.08));
            }
        }
    }

    @Test
    void pooling_gives_the_steps_nearest_to_the_outcomes() {
        var calibration = PiecewiseLinear.isotonic(
                new double[] {0.5, 0.1, 0.3, 0.2, 0.4}, new boolean[] {true, false, false, true, true});

        // Sorted outcomes 0 1 0 1 1: the violators at 0.2 and 0.3 share a half, and the ties at the top one step.
        assertThat(calibration.apply(0.25)).isCloseTo(0.5, within(1e-12));
        // The lowest and the highest step by Laplace's rule: (0 + 1) / (1 + 2) and (2 + 1) / (2 + 2).
        assertThat(calibration.apply(0.1)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(calibration.apply(0.45)).isCloseTo(0.75, within(1e-12));
        assertThat(calibration.apply(0.35)).isCloseTo(0.625, within(1e-12));
        assertThat(calibration.apply(0)).isZero();
        assertThat(calibration.apply(1)).isEqualTo(1);
    }

    @Test
    void outcomes_of_one_kind_do_not_break_a_fit() {
        var all = new boolean[] {true, true, true};
        var probabilities = new double[] {0, 0.5, 1};

        assertThat(Platt.fit(probabilities, all).apply(0.5)).isBetween(0.5, 1.0);
        assertThat(PiecewiseLinear.isotonic(probabilities, all).apply(0.5)).isEqualTo(0.8);
    }

    @Property
    void scaled_reasons_add_up_on_the_calibrated_scale_and_keep_their_signs(
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double base,
            @ForAll @DoubleRange(min = -0.04, max = 0.04) double one,
            @ForAll @DoubleRange(min = -0.04, max = 0.04) double other) {
        var probability = base + one + other;
        for (var calibration : List.of(PLATT, ISOTONIC, PiecewiseLinear.IDENTITY)) {
            var scale = calibration.scale(base, probability);
            var reasons = Arrays.stream(new double[] {one, other})
                    .map(reason -> scale * reason)
                    .sum();

            assertThat(scale >= 0).isTrue();
            assertThat(calibration.apply(base) + reasons).isCloseTo(calibration.apply(probability), within(1e-9));
        }
    }

    @Test
    void at_the_base_value_itself_the_scale_is_the_slope() {
        var platt = new Platt(1.5, 0.3);
        var step = 1e-6;

        assertThat(platt.scale(0.4, 0.4))
                .isCloseTo((platt.apply(0.4 + step) - platt.apply(0.4 - step)) / (2 * step), within(1e-6));
    }

    @Property
    void a_higher_raw_probability_never_gives_a_lower_one(
            @ForAll @DoubleRange(min = 0, max = 1) double one, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        for (var calibration : List.of(PLATT, ISOTONIC)) {
            assertThat(calibration.apply(Math.max(one, other)))
                    .isGreaterThanOrEqualTo(calibration.apply(Math.min(one, other)));
            assertThat(calibration.apply(one)).isBetween(0.0, 1.0);
        }
    }
}
