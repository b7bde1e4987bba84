package org.farol.model;

import java.util.Arrays;
import org.farol.forest.TreeShap;
import org.farol.work.Progress;

/** A predictor's reasons, on the scale of its calibrated probability. */
final class Explainer {
    private final Predictor predictor;
    private final TreeShap shap;

    Explainer(Predictor predictor) {
        this.predictor = predictor;
        this.shap = new TreeShap(predictor.forest());
    }

    /** Where every explanation starts, in [0,1]. */
    double baseValue() {
        return predictor.calibration().apply(shap.baseValue());
    }

    /** By row and feature of the forest, what it adds to the base value; with it they sum to the probability. */
    double[][] contributions(double[][] rows, Progress progress) {
        var contributions = shap.contributions(rows, progress);
        for (var r = 0; r < rows.length; r++) {
            var scale = predictor
                    .calibration()
                    .scale(shap.baseValue(), predictor.forest().probability(rows[r]));
            contributions[r] = Arrays.stream(contributions[r])
                    .map(contribution -> scale * contribution)
                    .toArray();
        }
        return contributions;
    }
}
