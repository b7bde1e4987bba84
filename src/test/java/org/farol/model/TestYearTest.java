package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.Test;

class TestYearTest {
    private final List<Outcome> outcomes = new ArrayList<>();
    private final TestYear test;

    /** Risks that mean what they say, save that girls of risk under 0.6 are told half of it. */
    TestYearTest() {
        var random = new SplittableRandom(3);
        for (var i = 0; i < 1_000; i++) {
            var girl = i % 2 == 0;
            var risk = random.nextDouble();
            var record = new YearlyRecord(
                    "RA-" + i,
                    2022,
                    Map.of(Field.GENERO, Value.of(girl ? "Feminino" : "Masculino"), Field.FASE, Value.of(i % 3)),
                    new Source("a.xlsx", "PEDE", i + 2));
            outcomes.add(new Outcome(record, girl && risk < 0.6 ? risk / 2 : risk, random.nextDouble() < risk, false));
        }
        test = TestYear.of(List.of(2020, 2021), 2022, outcomes, 0.35);
    }

    @Test
    void every_figure_lies_in_its_interval() {
        var intervals = test.intervals();

        contains(intervals.auc(), test.auc());
        contains(intervals.averagePrecision(), test.averagePrecision());
        contains(intervals.brier(), test.brier());
        contains(intervals.precisionAtRecall97(), test.precisionAtRecall97());
        contains(intervals.recall(), test.recall());
        contains(intervals.precision(), test.precision());
        contains(intervals.flaggedShare(), test.flaggedShare());
        assertThat(intervals.auc().high() - intervals.auc().low()).isBetween(0.01, 0.1);
    }

    private static void contains(Interval interval, double figure) {
        assertThat(figure).isBetween(interval.low(), interval.high());
    }

    @Test
    void the_four_kinds_of_student_are_all_students() {
        var confusion = test.confusion();

        assertThat(confusion.caught() + confusion.falseAlarms() + confusion.missed() + confusion.rightlyLeft())
                .isEqualTo(1_000);
        assertThat(confusion.recall()).isEqualTo(test.recall());
        assertThat(confusion.precision()).isEqualTo(test.precision());
    }

    @Test
    void curves_run_from_nobody_to_everybody_in_at_most_100_points() {
        var curves = test.curves();

        assertThat(curves.roc().getFirst()).isEqualTo(new Curves.Point(0, 0));
        assertThat(curves.roc().getLast()).isEqualTo(new Curves.Point(1, 1));
        assertThat(curves.roc()).hasSizeLessThanOrEqualTo(100).isSortedAccordingTo((a, b) -> {
            var byX = Double.compare(a.x(), b.x());
            return byX != 0 ? byX : Double.compare(a.y(), b.y());
        });
        assertThat(curves.precisionRecall().getLast().x()).isEqualTo(1);
        assertThat(curves.precisionRecall()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void the_area_under_the_thinned_roc_curve_is_nearly_the_auc() {
        var roc = test.curves().roc();
        var area = 0.0;
        for (var i = 1; i < roc.size(); i++) {
            area += (roc.get(i).x() - roc.get(i - 1).x())
                    * (roc.get(i).y() + roc.get(i - 1).y())
                    / 2;
        }

        assertThat(area).isCloseTo(test.auc(), within(0.005));
    }

    @Test
    void calibration_bins_hold_every_student_once() {
        var bins = test.curves().calibration();

        assertThat(bins).hasSize(10);
        assertThat(bins.stream().mapToInt(Curves.CalibrationBin::n).sum()).isEqualTo(1_000);
        assertThat(bins).allSatisfy(bin -> assertThat(bin.observed()).isBetween(0.0, 1.0));
    }

    @Test
    void a_group_that_is_served_worse_stands_out_and_the_others_do_not() {
        assertThat(test.byGroup()).extracting(Group::value).contains("Feminino", "Masculino", "0", "1", "2");
        for (var group : test.byGroup()) {
            var gap = group.recallGap().orElseThrow();
            assertThat(gap.notable()).as(group.value()).isEqualTo(group.field().equals("genero"));
        }
    }

    @Test
    void those_whose_ladder_moved_otherwise_are_counted_and_the_others_judged_apart() {
        var random = new SplittableRandom(5);
        var partlyMoved = outcomes.stream()
                .map(outcome -> outcome.risk() > 0.8
                        ? new Outcome(outcome.record(), outcome.risk(), random.nextBoolean(), true)
                        : outcome)
                .toList();
        var others =
                partlyMoved.stream().filter(outcome -> !outcome.ladderMoved()).toList();

        var moved = TestYear.of(List.of(2020, 2021), 2022, partlyMoved, 0.35)
                .movedLadder()
                .orElseThrow();

        var ofOthers = TestYear.of(List.of(2020, 2021), 2022, others, 0.35);
        assertThat(moved.students()).isEqualTo(1_000 - others.size()).isPositive();
        assertThat(moved.aucOfOthers()).isEqualTo(ofOthers.auc());
        assertThat(moved.brierOfOthers()).isEqualTo(ofOthers.brier());
        assertThat(ofOthers.movedLadder()).isEmpty();
    }

    @Test
    void the_same_outcomes_give_the_same_figures() {
        assertThat(TestYear.of(List.of(2020, 2021), 2022, outcomes, 0.35)).isEqualTo(test);
    }
}
