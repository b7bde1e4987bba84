package org.farol.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.farol.forest.TabulatedShap;
import org.farol.forest.TreeShap;
import org.farol.work.Progress;

/** A predictor's reasons, on the scale of its calibrated probability. */
final class Explainer {
    /** By row and feature of the forest, what it adds to the forest's base value. */
    @FunctionalInterface
    private interface Shap {
        double[][] contributions(double[][] rows, Progress progress);
    }

    private final Predictor predictor;
    private final Shap shap;
    /** Of the forest, before calibration. */
    private final double baseValue;

    private Explainer(Predictor predictor, Shap shap, double baseValue) {
        this.predictor = predictor;
        this.shap = shap;
        this.baseValue = baseValue;
    }

    /** For many rows at a time. */
    static Explainer of(Predictor predictor) {
        var shap = new TreeShap(predictor.forest());
        return new Explainer(predictor, shap::contributions, shap.baseValue());
    }

    /** For one row after the other, where the forest allows it. */
    static Explainer ofSingleRows(Predictor predictor) {
        return TabulatedShap.of(predictor.forest())
                .map(tables -> new Explainer(
                        predictor,
                        (rows, _) ->
                                Arrays.stream(rows).map(tables::contributions).toArray(double[][]::new),
                        tables.baseValue()))
                .orElseGet(() -> of(predictor));
    }

    /** Where every explanation starts, in [0,1]. */
    double baseValue() {
        return predictor.calibration().apply(baseValue);
    }

    /** By row and feature of the forest, what it adds to the base value; with it they sum to the probability. */
    double[][] contributions(double[][] rows, Progress progress) {
        var contributions = shap.contributions(rows, progress);
        for (var r = 0; r < rows.length; r++) {
            var scale =
                    predictor.calibration().scale(baseValue, predictor.forest().probability(rows[r]));
            contributions[r] = Arrays.stream(contributions[r])
                    .map(contribution -> scale * contribution)
                    .toArray();
        }
        return contributions;
    }

    /** The risk with its reasons, of the values of the predictor's features and what each contributes. */
    Explanation explanation(List<OptionalDouble> values, double[] contributions) {
        var impacts = new ArrayList<Explanation.Impact>();
        for (var j = 0; j < contributions.length; j++) {
            impacts.add(new Explanation.Impact(predictor.features().get(j).name(), values.get(j), contributions[j]));
        }
        impacts.sort(Comparator.comparingDouble(impact -> -Math.abs(impact.impact())));
        return new Explanation(predictor.probability(values), baseValue(), impacts);
    }
}
