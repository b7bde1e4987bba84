package org.farol.model;

import java.util.ArrayList;
import java.util.List;

/** What a model cannot do, to be said wherever it is shown in full. */
public enum Limit {
    /** Its reasons tell what moves the risk it gives, not what would change the student's year. */
    REASONS_ARE_NOT_CAUSES,
    /** It learned from this programme's years; another year may follow other rules. */
    YEARS_DIFFER,
    /** It knows only students who stayed into the next year. */
    ONLY_THOSE_WHO_STAYED,
    /** No year could be judged. */
    UNJUDGED,
    /** Fewer than {@link #FEW} students a judged year: figures are rough. */
    FEW_STUDENTS,
    /** Base rates of its years differ by more than {@link #SHIFT}. */
    BASE_RATES_DIFFER,
    /** The fase ideal of more than {@link #MOVED} of a judged year's students moved otherwise than was to be expected. */
    LADDER_MOVED,
    /** Some group's recall was notably below that of the others. */
    UNEQUAL_RECALL;

    private static final int FEW = 200;
    private static final double SHIFT = 0.1;
    private static final double MOVED = 0.1;

    /** Those that hold for a model of {@code examples}, judged so. */
    static List<Limit> of(Examples examples, List<TestYear> walkForward) {
        var limits = new ArrayList<>(List.of(REASONS_ARE_NOT_CAUSES, YEARS_DIFFER, ONLY_THOSE_WHO_STAYED));
        if (walkForward.isEmpty()) {
            limits.add(UNJUDGED);
        }
        if (walkForward.stream().anyMatch(test -> test.n() < FEW)) {
            limits.add(FEW_STUDENTS);
        }
        var baseRates = examples.years().stream()
                .map(year -> examples.ofYears(y -> y == year))
                .mapToDouble(ofYear -> (double) ofYear.behind() / ofYear.size())
                .summaryStatistics();
        if (baseRates.getMax() - baseRates.getMin() > SHIFT) {
            limits.add(BASE_RATES_DIFFER);
        }
        if (walkForward.stream()
                .anyMatch(test -> test.movedLadder()
                        .filter(moved -> moved.students() > MOVED * test.n())
                        .isPresent())) {
            limits.add(LADDER_MOVED);
        }
        if (walkForward.stream()
                .flatMap(test -> test.byGroup().stream())
                .flatMap(group -> group.recallGap().stream())
                .anyMatch(gap -> gap.notable() && gap.difference() < 0)) {
            limits.add(UNEQUAL_RECALL);
        }
        return limits;
    }
}
