package org.farol.app;

import java.util.List;
import java.util.Optional;
import org.farol.drift.FeatureDrift;
import org.farol.model.Interval;
import org.farol.model.TestYear;

/**
 * What came true of a year that the model has not learned from, against what it learned and what its card tells.
 *
 * @param rateBefore share in [0,1] of the training students who were behind the year after; empty for a model whose file
 *     does not tell it, as is {@code baseRate}
 * @param rateNow the same of the year's
 * @param baseRate how far that share has moved
 * @param measured the quality of the model's risks
 * @param figures the same against the card's; none for a model that could not be judged
 */
public record OutcomeDrift(
        int year,
        Optional<Double> rateBefore,
        double rateNow,
        Optional<FeatureDrift> baseRate,
        TestYear measured,
        List<Figure> figures) {
    /** What is measured. */
    public enum Measure {
        AUC,
        BRIER,
        RECALL
    }

    /** How a figure stands against the card's. */
    public enum Verdict {
        /** Within the card's interval, or so near it that these students may tell by chance. */
        AS_TOLD,
        WORSE,
        BETTER
    }

    /**
     * A measure of quality, in [0,1].
     *
     * @param told of the card, with its interval of 95 %
     */
    public record Figure(Measure measure, double now, Interval interval, double told, Interval toldInterval) {
        /** Whether it differs more than chance explains: outside the card's interval, with the card's figure outside its own. */
        public Verdict verdict() {
            if (within(now, toldInterval) || within(told, interval)) {
                return Verdict.AS_TOLD;
            }
            return now > told == (measure != Measure.BRIER) ? Verdict.BETTER : Verdict.WORSE;
        }

        private static boolean within(double figure, Interval interval) {
            return figure >= interval.low() && figure <= interval.high();
        }
    }

    public OutcomeDrift {
        figures = List.copyOf(figures);
    }

    /** Whether a figure is worse than the card told. */
    public boolean worse() {
        return figures.stream().anyMatch(figure -> figure.verdict() == Verdict.WORSE);
    }

    static List<Figure> figures(TestYear now, TestYear told) {
        return List.of(
                new Figure(
                        Measure.AUC,
                        now.auc(),
                        now.intervals().auc(),
                        told.auc(),
                        told.intervals().auc()),
                new Figure(
                        Measure.BRIER,
                        now.brier(),
                        now.intervals().brier(),
                        told.brier(),
                        told.intervals().brier()),
                new Figure(
                        Measure.RECALL,
                        now.recall(),
                        now.intervals().recall(),
                        told.recall(),
                        told.intervals().recall()));
    }
}
