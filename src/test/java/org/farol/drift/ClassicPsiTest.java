package org.farol.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClassicPsiTest {
    /** What the reference's own lines, run on NumPy 1.24, give for the same values. */
    @Test
    void it_gives_what_numpy_gives() {
        var expected =
                IntStream.range(0, 250).mapToDouble(i -> i * 37 % 101 / 10.0).toArray();
        var actual = IntStream.range(0, 120).mapToDouble(i -> i * 53 % 97 / 9.0).toArray();
        for (var i = 0; i < expected.length; i += 17) {
            expected[i] = Double.NaN;
        }
        for (var i = 0; i < actual.length; i += 13) {
            actual[i] = Double.NaN;
        }

        assertThat(ClassicPsi.of(expected, actual)).isCloseTo(0.0035256686592682737, within(1e-12));
        assertThat(ClassicPsi.of(
                        IntStream.range(0, 90).mapToDouble(i -> i % 3).toArray(),
                        IntStream.range(0, 50).mapToDouble(i -> i % 7 % 4).toArray()))
                .isCloseTo(0.0010696569222783164, within(1e-12));
        assertThat(ClassicPsi.of(
                        IntStream.range(0, 300)
                                .mapToDouble(i -> i * i % 83 / 8.0)
                                .toArray(),
                        IntStream.range(0, 11)
                                .mapToDouble(i -> i * i % 59 / 4.0)
                                .toArray()))
                .isCloseTo(5.083200900822645, within(1e-12));
    }

    @Test
    void a_constant_has_a_bin_around_it() {
        assertThat(ClassicPsi.of(new double[] {5, 5, 5}, new double[] {5, 5, 6}))
                .isZero();
    }

    @Test
    void nothing_known_on_one_side_gives_no_number() {
        assertThat(ClassicPsi.of(new double[] {Double.NaN}, new double[] {1})).isNaN();
        assertThat(ClassicPsi.of(new double[] {1}, new double[] {})).isNaN();
    }

    @Property(tries = 300)
    void it_is_the_formula_written_out(
            @ForAll @Size(min = 1, max = 120) List<@DoubleRange(min = 0, max = 10) Double> expected,
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1, max = 12) Double> actual) {
        assertThat(ClassicPsi.of(array(expected), array(actual))).isCloseTo(writtenOut(expected, actual), within(1e-9));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double writtenOut(List<Double> expected, List<Double> actual) {
        var sorted = array(expected);
        Arrays.sort(sorted);
        var distinct = new TreeSet<Double>();
        for (var k = 0; k <= 10; k++) {
            var position = (sorted.length - 1) * (k == 10 ? 1 : k * 0.1);
            var below = (int) position;
            var above = Math.min(below + 1, sorted.length - 1);
            var t = position - below;
            var step = sorted[above] - sorted[below];
            distinct.add(t >= 0.5 ? sorted[above] - step * (1 - t) : sorted[below] + step * t);
        }
        var edges = new ArrayList<>(distinct);
        if (edges.size() == 1) {
            edges.set(0, sorted[0] - 1e-6);
            edges.add(sorted[0] + 1e-6);
        }
        var sum = 0.0;
        for (var k = 0; k + 1 < edges.size(); k++) {
            var e = Math.max(share(edges, k, expected), 1e-6);
            var a = Math.max(share(edges, k, actual), 1e-6);
            sum += (a - e) * Math.log(a / e);
        }
        return sum;
    }

    private static double share(List<Double> edges, int bin, List<Double> values) {
        var last = bin == edges.size() - 2;
        var within = values.stream()
                .filter(value -> value >= edges.getFirst() && value <= edges.getLast())
                .count();
        var inBin = values.stream()
                .filter(value -> value >= edges.get(bin)
                        && (value < edges.get(bin + 1) || (last && value <= edges.get(bin + 1))))
                .count();
        return (double) inBin / Math.max(1, within);
    }
}
