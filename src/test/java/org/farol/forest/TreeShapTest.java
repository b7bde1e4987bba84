package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

class TreeShapTest {
    private static final double EXACT = 1e-9;

    @Property(tries = 200)
    void contributions_equal_brute_force_shapley_values(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int features) {
        var forest = randomForest(seed, features);
        var row = randomRow(new SplittableRandom(seed + 1), features);

        var contributions = new TreeShap(forest).contributions(row);

        assertThat(contributions).containsExactly(bruteForce(forest, row), within(EXACT));
    }

    @Property(tries = 200)
    void base_value_and_contributions_add_up_to_the_probability(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 13) int features) {
        var forest = randomForest(seed, features);
        var row = randomRow(new SplittableRandom(seed + 1), features);
        var shap = new TreeShap(forest);

        assertThat(shap.baseValue() + Arrays.stream(shap.contributions(row)).sum())
                .isCloseTo(forest.probability(row), within(EXACT));
    }

    @Property(tries = 20)
    void many_rows_side_by_side_give_what_each_gives_alone(@ForAll long seed) {
        var forest = randomForest(seed, 5);
        var random = new SplittableRandom(seed);
        var rows = IntStream.range(0, 50).mapToObj(i -> randomRow(random, 5)).toArray(double[][]::new);
        var shap = new TreeShap(forest);

        var together = shap.contributions(rows, Progress.NONE);

        for (var i = 0; i < rows.length; i++) {
            assertThat(together[i]).containsExactly(shap.contributions(rows[i]), within(EXACT));
        }
    }

    @Property(tries = 100)
    void contributions_equal_those_of_the_algorithm_as_published(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int features) {
        var forest = randomForest(seed, features);
        var row = randomRow(new SplittableRandom(seed + 1), features);

        assertThat(new TreeShap(forest).contributions(row))
                .containsExactly(new PlainTreeShap(forest).contributions(row), within(EXACT));
    }

    @Property(tries = 100)
    void tables_of_patterns_give_the_same_contributions(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 13) int features) {
        var forest = randomForest(seed, features);
        var row = randomRow(new SplittableRandom(seed + 1), features);
        var shap = TabulatedShap.of(forest).orElseThrow();

        assertThat(shap.contributions(row)).containsExactly(new TreeShap(forest).contributions(row), within(1e-6));
        assertThat(shap.baseValue()).isEqualTo(new TreeShap(forest).baseValue());
    }

    @Test
    void no_tables_are_made_where_they_would_be_too_large() {
        var forest = randomForest(4, 20);

        assertThat(PathTables.of(forest, new ThresholdRanks(forest), 2, Integer.MAX_VALUE))
                .isEmpty();
        assertThat(PathTables.of(forest, new ThresholdRanks(forest), 20, 100)).isEmpty();
    }

    @Property(tries = 50)
    void weighted_forests_are_explained_exactly_too(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var rows = IntStream.range(0, 120).mapToObj(i -> randomRow(random, 5)).toArray(double[][]::new);
        var labels =
                Arrays.stream(rows).mapToDouble(row -> row[0] > 0.8 ? 1 : 0).toArray();
        var weights = random.doubles(120, 0.1, 10).toArray();
        var forest = new ForestGrower(rows, labels, weights, new ForestOptions(3, 2, 12))
                .grow(seed, Progress.NONE)
                .forest();

        assertThat(new TreeShap(forest).contributions(rows[0]))
                .containsExactly(bruteForce(forest, rows[0]), within(EXACT));
    }

    @Test
    void paths_of_many_features_are_exact_too() {
        var forest = chain(14);
        var row = randomRow(new SplittableRandom(3), 14);

        assertThat(new TreeShap(forest).contributions(row)).containsExactly(bruteForce(forest, row), within(EXACT));
    }

    @Test
    void the_longest_paths_are_exact_too() {
        var forest = chain(31);
        var row = randomRow(new SplittableRandom(3), 31);

        assertThat(new TreeShap(forest).contributions(row))
                .containsExactly(new PlainTreeShap(forest).contributions(row), within(EXACT));
    }

    @Test
    void longer_paths_are_refused() {
        assertThatThrownBy(() -> new TreeShap(chain(32))).isInstanceOf(IllegalArgumentException.class);
    }

    /** One tree with a path that meets every feature. */
    private static RandomForest chain(int features) {
        var nodes = 2 * features + 1;
        var forest = new RandomForest(
                features,
                new int[] {0},
                new int[nodes],
                new double[nodes],
                new int[nodes],
                new double[nodes],
                new double[nodes]);
        for (var node = 0; node < nodes; node += 2) {
            forest.cover()[node] = features + 1 - node / 2;
            if (node < nodes - 1) {
                forest.feature()[node] = node / 2;
                forest.threshold()[node] = 0.5;
                forest.right()[node] = node + 2;
                forest.feature()[node + 1] = RandomForest.LEAF;
                forest.cover()[node + 1] = 1;
                forest.probability()[node + 1] = 1.0 / (node + 2);
            }
        }
        forest.feature()[nodes - 1] = RandomForest.LEAF;
        forest.probability()[nodes - 1] = 0.9;
        return forest;
    }

    /** Shapley's own formula over every coalition, with the path-dependent conditional expectation as the game. */
    private static double[] bruteForce(RandomForest forest, double[] row) {
        var n = forest.features();
        var shapley = new double[n];
        for (var i = 0; i < n; i++) {
            for (var coalition = 0; coalition < 1 << n; coalition++) {
                if ((coalition & 1 << i) == 0) {
                    var size = Integer.bitCount(coalition);
                    var weight = factorial(size) * factorial(n - size - 1) / factorial(n);
                    shapley[i] += weight
                            * (expectation(forest, row, coalition | 1 << i) - expectation(forest, row, coalition));
                }
            }
        }
        return shapley;
    }

    private static double expectation(RandomForest forest, double[] row, int coalition) {
        return Arrays.stream(forest.roots())
                .mapToDouble(root -> expectation(forest, root, row, coalition))
                .average()
                .orElseThrow();
    }

    private static double expectation(RandomForest forest, int node, double[] row, int coalition) {
        var feature = forest.feature()[node];
        if (feature == RandomForest.LEAF) {
            return forest.probability()[node];
        }
        var left = node + 1;
        var right = forest.right()[node];
        if ((coalition & 1 << feature) != 0) {
            return expectation(forest, row[feature] <= forest.threshold()[node] ? left : right, row, coalition);
        }
        return (forest.cover()[left] * expectation(forest, left, row, coalition)
                        + forest.cover()[right] * expectation(forest, right, row, coalition))
                / forest.cover()[node];
    }

    private static double factorial(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    private static double[] randomRow(SplittableRandom random, int features) {
        return random.doubles(features).toArray();
    }

    /** A forest grown on noise with some signal, deep enough for features to repeat on a path. */
    private static RandomForest randomForest(long seed, int features) {
        var random = new SplittableRandom(seed);
        var rows = IntStream.range(0, 120)
                .mapToObj(i -> randomRow(random, features))
                .toArray(double[][]::new);
        var labels = Arrays.stream(rows)
                .mapToDouble(row -> row[0] + random.nextDouble() > 1 ? 1 : 0)
                .toArray();
        return new ForestGrower(rows, labels, ones(rows.length), new ForestOptions(3, 2, 12))
                .grow(seed, Progress.NONE)
                .forest();
    }

    private static double[] ones(int length) {
        var ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
