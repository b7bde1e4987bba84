package org.farol.model;

import java.util.List;
import java.util.OptionalDouble;
import org.farol.forest.Cohort;
import org.farol.pede.StudentHistory;
import org.farol.work.Progress;

/**
 * A model made ready for one student after the other, as programs ask it: the same risks as the model's, and the same
 * reasons to within rounding, in a fraction of the time and with some megabytes of tables. Safe for use by several threads.
 */
public final class QuickAnswers {
    private final ModelCard card;
    private final Predictor predictor;
    private final Explainer explainer;
    private final List<Variable> variables;

    /** Prepares {@code model}. */
    public QuickAnswers(TrainedModel model) {
        this.card = model.card();
        this.predictor = model.predictor();
        this.explainer = Explainer.ofSingleRows(predictor);
        this.variables = Variable.named(model.variables());
    }

    /** The model's card. */
    public ModelCard card() {
        return card;
    }

    /**
     * What the model's features are of a student in a year, in their order; empty where unknown.
     *
     * @param cohort all students of that year
     */
    public List<OptionalDouble> values(StudentHistory student, int year, Cohort cohort) {
        return predictor.features().stream()
                .map(feature -> feature.of(student, year, cohort))
                .toList();
    }

    /** The probability in [0,1] that a student of these values is behind the year after. */
    public double risk(List<OptionalDouble> values) {
        return predictor.probability(values);
    }

    /** The risk with its reasons. */
    public Explanation explain(List<OptionalDouble> values) {
        var row = predictor.imputation().complete(values);
        return explainer.explanation(values, explainer.contributions(new double[][] {row}, Progress.NONE)[0]);
    }

    /**
     * The values of the model's {@link TrainedModel#variables} of a student in a year; NaN where unknown.
     *
     * @param values as {@link #values} gave them: the first of the variables
     */
    public double[] variables(StudentHistory student, int year, Cohort cohort, List<OptionalDouble> values) {
        var all = new double[variables.size()];
        var record = student.in(year).orElseThrow();
        for (var i = 0; i < all.length; i++) {
            var value = i < values.size()
                    ? values.get(i)
                    : variables.get(i).of(record, feature -> feature.of(student, year, cohort));
            all[i] = value.orElse(Double.NaN);
        }
        return all;
    }
}
