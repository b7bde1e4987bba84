package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

class ForestGrowerTest {
    private static final int STUDENTS = 400;
    private final double[][] rows = new double[STUDENTS][4];
    private final double[] labels = new double[STUDENTS];
    private final double[] weights = new double[STUDENTS];

    ForestGrowerTest() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < STUDENTS; i++) {
            weights[i] = 1;
            rows[i] = random.doubles(4).toArray();
            labels[i] = rows[i][1] + 0.3 * random.nextDouble() > 0.6 ? 1 : 0;
        }
    }

    private RandomForest grow(long seed) {
        return grower(new ForestOptions(60, 5, 20)).grow(seed, Progress.NONE).forest();
    }

    private ForestGrower grower(ForestOptions options) {
        return new ForestGrower(rows, labels, weights, options);
    }

    @Test
    void the_same_seed_gives_the_same_forest_bit_by_bit() {
        assertThat(grow(1)).usingRecursiveComparison().isEqualTo(grow(1));
    }

    @Test
    void another_seed_gives_another_forest() {
        assertThat(grow(1).probability(rows[0])).isNotEqualTo(grow(2).probability(rows[0]));
    }

    @Test
    void one_core_and_many_give_the_same_forest() throws Exception {
        try (var one = new ForkJoinPool(1);
                var many = new ForkJoinPool(8)) {
            var alone = one.submit(() -> grow(5)).get();
            var together = many.submit(() -> grow(5)).get();

            assertThat(alone).usingRecursiveComparison().isEqualTo(together);
        }
    }

    @Test
    void it_learns_what_decides() {
        var forest = grow(3);

        assertThat(forest.probability(new double[] {0.5, 0.95, 0.5, 0.5})).isGreaterThan(0.9);
        assertThat(forest.probability(new double[] {0.5, 0.05, 0.5, 0.5})).isLessThan(0.1);
    }

    @Test
    void covers_and_probabilities_of_a_node_come_from_its_children() {
        var forest = grow(3);

        for (var root : forest.roots()) {
            assertThat(forest.cover()[root]).isEqualTo(STUDENTS);
        }
        for (var node = 0; node < forest.nodes(); node++) {
            if (forest.feature()[node] != RandomForest.LEAF) {
                var left = node + 1;
                var right = forest.right()[node];
                assertThat(forest.cover()[left]).isGreaterThanOrEqualTo(5);
                assertThat(forest.cover()[right]).isGreaterThanOrEqualTo(5);
                assertThat(forest.cover()[left] + forest.cover()[right]).isEqualTo(forest.cover()[node]);
                assertThat(forest.cover()[left] * forest.probability()[left]
                                + forest.cover()[right] * forest.probability()[right])
                        .isCloseTo(forest.cover()[node] * forest.probability()[node], within(1e-9));
            }
            assertThat(forest.probability()[node]).isBetween(0.0, 1.0);
        }
    }

    @Test
    void probabilities_are_calibrated_on_average() {
        var forest = grow(3);
        var mean = IntStream.range(0, STUDENTS)
                .mapToDouble(i -> forest.probability(rows[i]))
                .average()
                .orElseThrow();

        assertThat(mean)
                .isCloseTo(
                        IntStream.range(0, STUDENTS)
                                .mapToDouble(i -> labels[i])
                                .average()
                                .orElseThrow(),
                        within(0.03));
    }

    @Test
    void an_unknown_value_is_refused_rather_than_sent_down_a_branch() {
        rows[3][2] = Double.NaN;

        assertThatThrownBy(() -> grow(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void growing_stops_when_asked_and_tells_how_far_it_was() {
        var told = new AtomicReference<>(0.0);
        var progress = new Progress() {
            @Override
            public void report(double done) {
                told.accumulateAndGet(done, Math::max);
            }

            @Override
            public boolean cancelled() {
                return told.get() > 0.2;
            }
        };

        assertThatThrownBy(() -> grower(new ForestOptions(200, 5, 20)).grow(1, progress))
                .isInstanceOf(CancellationException.class);
        assertThat(told.get()).isBetween(0.2, 0.9);
    }
}
