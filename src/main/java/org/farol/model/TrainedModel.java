package org.farol.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.farol.forest.Cohort;
import org.farol.forest.Feature;
import org.farol.pede.StudentHistory;
import org.farol.work.Progress;

/** A model of next-year risk with its card. Immutable; safe for use by several threads. */
public final class TrainedModel {
    private final ModelCard card;
    private final Predictor predictor;
    private final List<ReferenceDistribution> reference;
    private final Explainer explainer;

    TrainedModel(ModelCard card, Predictor predictor, List<ReferenceDistribution> reference) {
        this.card = card;
        this.predictor = predictor;
        this.reference = List.copyOf(reference);
        this.explainer = new Explainer(predictor);
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

    /**
     * The same model, flagging otherwise.
     *
     * @param risks of the students who can be flagged
     */
    public TrainedModel with(ThresholdPolicy policy, double[] risks) {
        return new TrainedModel(
                card.with(policy, policy.threshold(card.operatingPoints(), risks)), predictor, reference);
    }

    /**
     * The probability, in [0,1], that each student is behind the year after {@code year}.
     *
     * @param cohort all students of that year
     */
    public double[] score(List<StudentHistory> students, int year, Cohort cohort) {
        return predictor.probabilities(
                students.stream().parallel().map(student -> Examples.features(student, year, cohort)));
    }

    /** The risk of each of the students with its reasons, in their order, on all cores; as {@link #score}. */
    public List<Explanation> explain(List<StudentHistory> students, int year, Cohort cohort, Progress progress) {
        var values = students.stream()
                .map(student -> Examples.features(student, year, cohort))
                .toList();
        var contributions =
                explainer.contributions(values.stream().map(predictor::row).toArray(double[][]::new), progress);
        return IntStream.range(0, contributions.length)
                .mapToObj(i -> explanation(values.get(i), contributions[i]))
                .toList();
    }

    private Explanation explanation(Map<Feature, OptionalDouble> values, double[] contributions) {
        var known = predictor.known(values);
        var impacts = new ArrayList<Explanation.Impact>();
        for (var j = 0; j < contributions.length; j++) {
            impacts.add(new Explanation.Impact(predictor.features().get(j).name(), known.get(j), contributions[j]));
        }
        impacts.sort(Comparator.comparingDouble(impact -> -Math.abs(impact.impact())));
        return new Explanation(predictor.probability(values), explainer.baseValue(), impacts);
    }

    /**
     * How its predictions from {@code year}'s records compare with the outcomes of the year after, for the students
     * that have one; empty if none has.
     *
     * @param students all there are
     */
    public Optional<TestYear> judge(List<StudentHistory> students, int year) {
        var examples = Examples.of(students).ofYears(y -> y == year);
        if (examples.size() == 0) {
            return Optional.empty();
        }
        var risks = predictor.probabilities(examples);
        var threshold = card.policy().threshold(card.operatingPoints(), risks);
        return Optional.of(TestYear.of(card.trainYears(), year, examples.outcomes(risks), threshold));
    }
}
