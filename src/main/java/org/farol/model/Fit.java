package org.farol.model;

import java.util.List;
import org.farol.drift.ReferenceDistribution;
import org.farol.work.Progress;

/**
 * A calibrated predictor, chosen and learned on some examples and on nothing else.
 *
 * @param risks that it tells of students whom its forest has not seen
 */
record Fit(Choice choice, Predictor predictor, List<OperatingPoint> operatingPoints, ReferenceDistribution risks) {
    private static final double CHOSEN = 0.8;
    private static final double FOLDED = 0.95;

    static Fit to(
            Examples examples,
            List<Integer> validationYears,
            Selection selection,
            TrainingOptions options,
            Progress progress) {
        var choice = selection.choose(examples, validationYears, progress.part(0, CHOSEN));
        var configuration = choice.configuration();
        var apart = OutOfFold.predict(
                examples,
                configuration,
                options.trees(),
                options.seed(),
                HeldOut.STUDENT_AND_YEAR,
                progress.part(CHOSEN, FOLDED));
        var calibration = apart.calibration(choice.calibration());
        var predictor = Predictor.grow(
                        examples, configuration, options.trees(), options.seed(), progress.part(FOLDED, 1))
                .with(calibration);
        var risks = apart.calibrated(calibration);
        return new Fit(
                choice,
                predictor,
                OperatingPoint.of(risks, apart.examples().outcomes()),
                ReferenceDistribution.learn(TrainedModel.RISK, risks));
    }
}
