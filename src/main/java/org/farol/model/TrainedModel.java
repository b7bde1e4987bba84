package org.farol.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.farol.forest.TreeShap;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.work.Progress;

/** A model of next-year risk with its card. Immutable; safe for use by several threads. */
public final class TrainedModel {
    private final ModelCard card;
    private final Predictor predictor;
    private final List<ReferenceDistribution> reference;
    private final TreeShap shap;

    TrainedModel(ModelCard card, Predictor predictor, List<ReferenceDistribution> reference) {
        this.card = card;
        this.predictor = predictor;
        this.reference = List.copyOf(reference);
        this.shap = new TreeShap(predictor.forest());
    }

    /** What is to be known of it. */
    public ModelCard card() {
        return card;
    }

    /** How each feature was spread over the training rows, in the order of the features. */
    public List<ReferenceDistribution> reference() {
        return reference;
    }

    Predictor predictor() {
        return predictor;
    }

    /** The probability, in [0,1], that each student is behind the year after {@code year}. */
    public double[] score(List<StudentHistory> students, int year) {
        return predictor.probabilities(students.stream().parallel().map(student -> Examples.features(student, year)));
    }

    /** One student's risk with its reasons, from the record of {@code year}. */
    public Explanation explain(StudentHistory student, int year) {
        var values = Examples.features(student, year);
        return explanation(values, shap.contributions(predictor.imputation().complete(values)));
    }

    /** The same for many students, in their order, on all cores. */
    public List<Explanation> explain(List<StudentHistory> students, int year, Progress progress) {
        var values = students.stream()
                .map(student -> Examples.features(student, year))
                .toList();
        var rows = values.stream().map(predictor.imputation()::complete).toArray(double[][]::new);
        var contributions = shap.contributions(rows, progress);
        return IntStream.range(0, rows.length)
                .mapToObj(i -> explanation(values.get(i), contributions[i]))
                .toList();
    }

    private Explanation explanation(List<OptionalDouble> values, double[] contributions) {
        var impacts = new ArrayList<Explanation.Impact>();
        for (var j = 0; j < contributions.length; j++) {
            impacts.add(new Explanation.Impact(predictor.features().get(j), values.get(j), contributions[j]));
        }
        impacts.sort(Comparator.comparingDouble(impact -> -Math.abs(impact.impact())));
        return new Explanation(predictor.probability(values), shap.baseValue(), impacts);
    }

    /**
     * How its predictions from {@code year}'s records compare with the outcomes of the year after, for the students
     * that have one; empty if none has.
     */
    public List<Outcome> outcomes(List<StudentHistory> students, int year) {
        var outcomes = new ArrayList<Outcome>();
        for (var student : students) {
            var next = student.in(year + 1)
                    .map(record -> record.number(Field.DEFASAGEM))
                    .orElseGet(OptionalDouble::empty);
            if (student.in(year).isPresent() && next.isPresent()) {
                outcomes.add(new Outcome(
                        student.in(year).get(),
                        predictor.probability(Examples.features(student, year)),
                        next.getAsDouble() < 0));
            }
        }
        return outcomes;
    }

    /** The measures of {@code outcomes} at this model's threshold. */
    public TestYear measure(int year, List<Outcome> outcomes) {
        var behind = new boolean[outcomes.size()];
        for (var i = 0; i < behind.length; i++) {
            behind[i] = outcomes.get(i).behind();
        }
        return Trainer.measure(
                card.trainYears(),
                year,
                outcomes.stream().mapToDouble(Outcome::risk).toArray(),
                behind,
                card.threshold());
    }
}
