package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinnedFeaturesTest {
    @Property(tries = 100)
    void up_to_255_distinct_values_have_a_bin_each_in_their_order(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 255) int distinct) {
        var random = new SplittableRandom(seed);
        var values =
                random.doubles(distinct).map(value -> value * 100 - 50).sorted().toArray();
        var rows = IntStream.range(0, 600)
                .mapToObj(i -> new double[] {values[i % distinct]})
                .toArray(double[][]::new);

        var binned = new BinnedFeatures(rows);

        assertThat(binned.bins(0)).isEqualTo(distinct);
        for (var i = 0; i < rows.length; i++) {
            assertThat(bin(binned, i)).isEqualTo(i % distinct);
        }
    }

    @Property(tries = 50)
    void a_threshold_between_two_bins_separates_their_rows(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 3000) int size) {
        var random = new SplittableRandom(seed);
        var rows = IntStream.range(0, size)
                .mapToObj(i -> new double[] {Math.exp(10 * random.nextDouble()) - 5})
                .toArray(double[][]::new);
        var binned = new BinnedFeatures(rows);
        var lower = random.nextInt(binned.bins(0) - 1);

        var threshold = binned.threshold(0, lower, lower + 1);

        for (var i = 0; i < size; i++) {
            assertThat(rows[i][0] <= threshold).isEqualTo(bin(binned, i) <= lower);
        }
    }

    @Test
    void more_distinct_values_share_255_bins_of_about_equally_many_rows() {
        var random = new SplittableRandom(5);
        var rows = IntStream.range(0, 25_500)
                .mapToObj(i -> new double[] {random.nextDouble()})
                .toArray(double[][]::new);

        var binned = new BinnedFeatures(rows);

        var sizes = new int[255];
        IntStream.range(0, rows.length).forEach(i -> sizes[bin(binned, i)]++);
        assertThat(Arrays.stream(sizes).boxed()).allMatch(size -> size >= 95 && size <= 105);
    }

    @Test
    void neighbouring_doubles_are_still_separated() {
        var binned = new BinnedFeatures(new double[][] {{1}, {Math.nextUp(1.0)}});

        assertThat(binned.threshold(0, 0, 1)).isEqualTo(1);
    }

    private static int bin(BinnedFeatures binned, int row) {
        return binned.column(0)[row] & 0xff;
    }
}
