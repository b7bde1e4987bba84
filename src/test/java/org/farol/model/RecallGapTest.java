package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecallGapTest {
    @Test
    void a_large_gap_between_many_students_is_notable() {
        var gap = RecallGap.between(60, 100, 95, 100).orElseThrow();

        assertThat(gap.difference()).isCloseTo(-0.35, within(1e-12));
        assertThat(gap.notable()).isTrue();
        assertThat(gap.high()).isNegative();
    }

    @Test
    void the_same_gap_between_few_students_may_be_chance() {
        assertThat(RecallGap.between(3, 5, 19, 20).orElseThrow().notable()).isFalse();
        assertThat(RecallGap.between(0, 1, 99, 100).orElseThrow().notable()).isFalse();
    }

    @Test
    void the_interval_holds_the_difference_and_stays_within_what_can_be() {
        var gap = RecallGap.between(10, 10, 10, 10).orElseThrow();

        assertThat(gap.difference()).isZero();
        assertThat(gap.low()).isBetween(-1.0, 0.0);
        assertThat(gap.high()).isBetween(0.0, 1.0);
    }

    @Test
    void where_nobody_fell_behind_there_is_nothing_to_compare() {
        assertThat(RecallGap.between(0, 0, 9, 10)).isEmpty();
        assertThat(RecallGap.between(9, 10, 0, 0)).isEmpty();
    }

    /** Newcombe (1998), table II, example (a): 56/70 − 48/80 has the 95 % interval 0.0524 to 0.3339. */
    @Test
    void the_interval_of_99_percent_is_a_little_wider_than_the_published_one_of_95() {
        var gap = RecallGap.between(56, 70, 48, 80).orElseThrow();

        assertThat(gap.low()).isBetween(0.0, 0.0524);
        assertThat(gap.high()).isBetween(0.3339, 0.4);
    }
}
