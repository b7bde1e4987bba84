package org.farol.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.farol.drift.FeatureDrift.Bin.Kind;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double[] GRADES = grades(1_500, 1);

    private static double[] grades(int count, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToDouble(i -> Math.clamp(7 + 1.5 * random.nextGaussian(), 0, 10))
                .toArray();
    }

    private static FeatureDrift of(double[] before, double[] now) {
        return Comparison.of(List.of(ReferenceDistribution.learn("IEG", before)), 1, List.of(now))
                .getFirst();
    }

    private static double[] map(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    @Test
    void the_same_rows_do_not_drift() {
        var drift = of(GRADES, GRADES);

        assertThat(drift.psi()).isZero();
        assertThat(drift.severity()).isEqualTo(Severity.NONE);
        assertThat(drift.cause()).isEmpty();
    }

    @Test
    void grades_of_ten_times_the_scale_are_told_as_such() {
        var drift = of(GRADES, map(grades(300, 2), grade -> 10 * grade));

        assertThat(drift.severity()).isEqualTo(Severity.SIGNIFICANT);
        assertThat(drift.cause()).hasValueSatisfying(cause -> {
            assertThat(cause).isInstanceOf(Cause.Scale.class);
            assertThat(((Cause.Scale) cause).factor()).isEqualTo(10);
        });
    }

    @Test
    void some_grades_beyond_all_that_were_known_are_told_as_such() {
        var some = grades(300, 2);
        for (var i = 0; i < some.length; i += 5) {
            some[i] *= 10;
        }

        assertThat(of(GRADES, some).cause())
                .hasValueSatisfying(cause -> assertThat(cause)
                        .isInstanceOfSatisfying(
                                Cause.OutOfRange.class,
                                range -> assertThat(range.share()).isCloseTo(0.2, within(0.01))));
    }

    @Test
    void lower_grades_are_told_with_both_means() {
        var drift = of(GRADES, map(grades(300, 2), grade -> grade - 1));

        assertThat(drift.severity()).isEqualTo(Severity.SIGNIFICANT);
        assertThat(drift.cause())
                .hasValueSatisfying(cause -> assertThat(cause)
                        .isInstanceOfSatisfying(
                                Cause.Shift.class,
                                shift -> assertThat(shift.meanBefore() - shift.meanNow())
                                        .isCloseTo(1, within(0.2))));
    }

    @Test
    void missing_values_have_a_bin_of_their_own_and_are_told() {
        var now = grades(300, 2);
        Arrays.fill(now, 0, 120, Double.NaN);

        var drift = of(GRADES, now);

        assertThat(drift.bins().getLast().kind()).isEqualTo(Kind.MISSING);
        assertThat(drift.bins().getLast().expected()).isZero();
        assertThat(drift.bins().getLast().actual()).isCloseTo(0.4, within(1e-9));
        assertThat(drift.cause()).hasValue(new Cause.Missing(0, 0.4));
    }

    @Test
    void a_column_that_did_not_come_is_told_as_missing() {
        var drift = of(GRADES, map(grades(40, 2), grade -> Double.NaN));

        assertThat(drift.cause()).hasValue(new Cause.Missing(0, 1));
    }

    @Test
    void fewer_missing_values_are_told_as_such_only_if_the_known_ones_are_as_they_were() {
        var before = GRADES.clone();
        Arrays.fill(before, 0, 600, Double.NaN);

        assertThat(of(before, grades(300, 2)).cause())
                .hasValueSatisfying(cause -> assertThat(cause)
                        .isInstanceOfSatisfying(
                                Cause.Missing.class,
                                missing -> assertThat(missing.shareNow()).isLessThan(missing.shareBefore())));
        assertThat(of(before, map(grades(300, 2), grade -> grade - 2)).cause())
                .hasValueSatisfying(cause -> assertThat(cause).isInstanceOf(Cause.Shift.class));
    }

    @Test
    void a_category_not_seen_before_has_a_bin_of_its_own() {
        var before = IntStream.range(0, 600).mapToDouble(i -> i % 3).toArray();
        var now = IntStream.range(0, 200).mapToDouble(i -> i % 4).toArray();

        var drift = of(before, now);

        assertThat(drift.bins()).extracting(FeatureDrift.Bin::low).startsWith(0.0, 1.0, 2.0);
        assertThat(drift.bins()).extracting(FeatureDrift.Bin::high).startsWith(0.0, 1.0, 2.0);
        assertThat(drift.bins().getLast().kind()).isEqualTo(Kind.NEW);
        assertThat(drift.cause()).hasValue(new Cause.NewValues(0.25));
    }

    @Test
    void thirty_pupils_of_the_same_population_raise_no_alarm() {
        var random = new SplittableRandom(3);
        var columns = IntStream.range(0, 30)
                .mapToObj(j -> IntStream.range(0, 1_500)
                        .mapToDouble(i -> j % 3 == 0 ? random.nextInt(6) : random.nextGaussian())
                        .toArray())
                .toList();
        var references = columns.stream()
                .map(column -> ReferenceDistribution.learn("x", column))
                .toList();
        var guideline = 0;
        var alarms = 0;
        for (var sheet = 0; sheet < 200; sheet++) {
            var drawn = random.ints(30, 0, 1_500).toArray();
            var drifts = Comparison.of(
                    references,
                    1_500,
                    columns.stream()
                            .map(column -> IntStream.of(drawn)
                                    .mapToDouble(i -> column[i])
                                    .toArray())
                            .toList());
            guideline += drifts.stream().anyMatch(drift -> drift.psi() >= Psi.SIGNIFICANT) ? 1 : 0;
            alarms += drifts.stream().anyMatch(drift -> drift.severity().alarming()) ? 1 : 0;
        }

        // The guideline alone would cry wolf at most sheets.
        assertThat(guideline).isGreaterThan(100);
        assertThat(alarms).isLessThan(8);
    }

    @Test
    void a_modest_difference_of_few_rows_is_told_as_chance() {
        assertThat(of(GRADES, grades(30, 5)).severity()).isIn(Severity.CHANCE, Severity.NONE);
        assertThat(of(GRADES, grades(30, 5)).psi()).isGreaterThan(Psi.MODERATE);
    }

    @Property(tries = 100)
    void a_scale_that_changes_on_both_sides_changes_nothing(
            @ForAll @Size(min = 30, max = 200) List<@DoubleRange(min = 0, max = 10) Double> before,
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 10) Double> now) {
        DoubleUnaryOperator rising = value -> 3 * value - 40;

        var plain = of(array(before), array(now));
        var changed = of(map(array(before), rising), map(array(now), rising));

        assertThat(changed.psi()).isCloseTo(plain.psi(), within(1e-9));
        assertThat(changed.severity()).isEqualTo(plain.severity());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Property(tries = 200)
    void p_is_corrected_as_the_procedure_says(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> p) {
        var corrected = Comparison.corrected(array(p));

        for (var level : new double[] {0.01, 0.05, 0.2}) {
            var sorted = DoubleStream.of(array(p)).sorted().toArray();
            var discovered = IntStream.rangeClosed(1, sorted.length)
                    .filter(k -> sorted[k - 1] <= level * k / sorted.length + 1e-12)
                    .max()
                    .orElse(0);
            assertThat(DoubleStream.of(corrected)
                            .filter(q -> q <= level + 1e-12)
                            .count())
                    .isEqualTo(discovered);
        }
    }
}
