package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    private RandomForest grow(Splitter splitter, Set<Integer> falling) {
        return grower(new ForestOptions(60, 5, 20, OptionalInt.of(2), splitter, falling))
                .grow(3, Progress.NONE)
                .forest();
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

    @ParameterizedTest
    @EnumSource
    void covers_and_probabilities_of_a_node_come_from_its_children(Splitter splitter) {
        var forest = grow(splitter, Set.of());

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
    void thresholds_are_drawn_anew_for_each_tree_between_values_that_the_rows_have() {
        var forest = grow(Splitter.RANDOM, Set.of());
        var ofFeature = IntStream.of(forest.roots())
                .filter(root -> forest.feature()[root] == 1)
                .mapToDouble(root -> forest.threshold()[root])
                .sorted()
                .toArray();

        assertThat(ofFeature.length).isGreaterThan(15);
        assertThat(Arrays.stream(ofFeature).distinct().count()).isGreaterThan(ofFeature.length / 2);
        assertThat(ofFeature[0]).isGreaterThan(0);
        assertThat(ofFeature[ofFeature.length - 1]).isLessThan(1);
        assertThat(ofFeature[ofFeature.length - 1] - ofFeature[0])
                .as("a best split is where the outcome turns; drawn ones are all over")
                .isGreaterThan(0.3);
    }

    @Test
    void drawn_thresholds_rank_the_unseen_no_worse_where_the_outcome_is_noisy() {
        var random = new SplittableRandom(5);
        Arrays.setAll(labels, i -> rows[i][1] + rows[i][2] + 1.5 * random.nextDouble() > 1.75 ? 1 : 0);
        var best = grow(Splitter.BEST, Set.of());
        var drawn = grow(Splitter.RANDOM, Set.of());
        var unseen = new double[2000][];
        var outcomes = new boolean[unseen.length];
        for (var i = 0; i < unseen.length; i++) {
            unseen[i] = random.doubles(4).toArray();
            outcomes[i] = unseen[i][1] + unseen[i][2] + 1.5 * random.nextDouble() > 1.75;
        }

        assertThat(new Metrics(drawn.probabilities(unseen), outcomes).auc())
                .isGreaterThan(new Metrics(best.probabilities(unseen), outcomes).auc() - 0.005);
    }

    @ParameterizedTest
    @EnumSource
    void a_falling_feature_never_splits_so_that_larger_values_have_more_of_the_outcome(Splitter splitter) {
        assertThat(rises(grow(splitter, Set.of()), 1)).isPositive();
        assertThat(rises(grow(splitter, Set.of(1)), 1)).isZero();
        assertThat(rises(grow(splitter, Set.of(1)), 2)).as("others may").isPositive();
    }

    /** Splits of a feature whose larger values have more of the outcome. */
    private static long rises(RandomForest forest, int feature) {
        return IntStream.range(0, forest.nodes())
                .filter(node -> forest.feature()[node] == feature
                        && forest.probability()[forest.right()[node]] > forest.probability()[node + 1] + 1e-9)
                .count();
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
    void a_label_that_is_neither_0_nor_1_is_refused() {
        labels[3] = 0.5;

        assertThatThrownBy(() -> grow(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_weight_that_is_not_positive_is_refused() {
        weights[3] = 0;

        assertThatThrownBy(() -> grow(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void covers_and_probabilities_count_the_weights() {
        for (var i = 0; i < STUDENTS; i++) {
            weights[i] = labels[i] == 1 ? 3 : 0.5;
        }
        var forest = grow(3);

        for (var node = 0; node < forest.nodes(); node++) {
            if (forest.feature()[node] != RandomForest.LEAF) {
                assertThat(forest.cover()[node + 1] + forest.cover()[forest.right()[node]])
                        .isCloseTo(forest.cover()[node], within(1e-9));
            }
        }
        var outcomes = Arrays.stream(labels).sum();
        assertThat(forest.baseValue())
                .isCloseTo(3 * outcomes / (3 * outcomes + 0.5 * (STUDENTS - outcomes)), within(0.02));
    }

    @Test
    void weights_all_times_the_same_power_of_two_change_nothing_but_the_covers() {
        var forest = grow(3);
        Arrays.fill(weights, 4);
        var heavier = grow(3);

        assertThat(heavier).usingRecursiveComparison().ignoringFields("cover").isEqualTo(forest);
        assertThat(heavier.cover())
                .containsExactly(
                        Arrays.stream(forest.cover()).map(cover -> 4 * cover).toArray());
    }

    @Test
    void balanced_weights_give_both_outcomes_the_same_sum() {
        var balanced = ForestGrower.balancedWeights(new double[] {1, 0, 0, 0});

        assertThat(balanced).containsExactly(new double[] {2, 2 / 3.0, 2 / 3.0, 2 / 3.0}, within(1e-15));
    }

    @Test
    void where_the_features_drawn_cannot_split_others_are_tried() {
        for (var row : rows) {
            row[0] = 0;
            row[2] = 0;
            row[3] = 0;
        }
        var forest = grower(new ForestOptions(60, 5, 20, OptionalInt.of(1), Splitter.BEST, Set.of()))
                .grow(1, Progress.NONE)
                .forest();

        for (var root : forest.roots()) {
            assertThat(forest.feature()[root]).isEqualTo(1);
        }
    }

    @Test
    void trees_are_no_deeper_than_asked() {
        var forest = grower(new ForestOptions(5, 1, 1)).grow(1, Progress.NONE).forest();

        assertThat(forest.nodes()).isEqualTo(3 * forest.trees());
    }

    @Test
    void out_of_bag_probabilities_come_from_the_trees_that_did_not_draw_the_row() {
        // A tree of one distinct row a leaf knows the label of each row it drew; labels are noise it cannot know
        // otherwise.
        var random = new SplittableRandom(3);
        Arrays.setAll(labels, i -> random.nextInt(2));
        var grown = grower(new ForestOptions(200, 1, 1000)).grow(1, Progress.NONE);
        var outOfBag = grown.outOfBag().stream()
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();

        assertThat(auc(grown.forest().probabilities(rows))).isEqualTo(1);
        assertThat(auc(outOfBag)).isBetween(0.4, 0.6);
    }

    @Test
    void a_row_that_every_tree_drew_has_no_out_of_bag_probability() {
        var grown = grower(new ForestOptions(1, 5, 20)).grow(1, Progress.NONE);

        assertThat(grown.outOfBag().stream().filter(OptionalDouble::isEmpty).count())
                .isBetween(STUDENTS / 2L, STUDENTS * 3L / 4);
    }

    @Test
    void many_rows_are_scored_as_each_alone() {
        var forest = grow(3);

        assertThat(forest.probabilities(rows))
                .containsExactly(
                        Arrays.stream(rows).mapToDouble(forest::probability).toArray());
    }

    @Test
    void binned_features_lose_no_accuracy_to_exact_ones() {
        var random = new SplittableRandom(11);
        var synthetic = new double[6000][6];
        var outcomes = new double[synthetic.length];
        for (var i = 0; i < synthetic.length; i++) {
            synthetic[i] = random.doubles(6).toArray();
            var chance = synthetic[i][0] + synthetic[i][1] * synthetic[i][2] + Math.sin(6 * synthetic[i][3]);
            outcomes[i] = chance + random.nextDouble() > 1.3 ? 1 : 0;
        }
        var rowsToLearn = Arrays.copyOf(synthetic, 2000);
        var labelsToLearn = Arrays.copyOf(outcomes, 2000);
        var ones = new double[2000];
        Arrays.fill(ones, 1);
        var unseen = Arrays.copyOfRange(synthetic, 2000, synthetic.length);
        var behind = new boolean[unseen.length];
        for (var i = 0; i < unseen.length; i++) {
            behind[i] = outcomes[2000 + i] == 1;
        }
        var options = new ForestOptions(150, 2, 1000);

        var binned = new ForestGrower(rowsToLearn, labelsToLearn, ones, options)
                .grow(1, Progress.NONE)
                .forest();
        var exact = ExactForest.grow(rowsToLearn, labelsToLearn, options, 1);

        assertThat(new Metrics(binned.probabilities(unseen), behind).auc())
                .isCloseTo(
                        new Metrics(
                                        Arrays.stream(unseen)
                                                .mapToDouble(exact::probability)
                                                .toArray(),
                                        behind)
                                .auc(),
                        within(0.005));
    }

    private double auc(double[] probabilities) {
        var outcomes = new boolean[STUDENTS];
        for (var i = 0; i < STUDENTS; i++) {
            outcomes[i] = labels[i] == 1;
        }
        return new Metrics(probabilities, outcomes).auc();
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
