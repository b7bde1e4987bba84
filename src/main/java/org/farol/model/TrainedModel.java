package org.farol.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.farol.drift.ReferenceDistribution;
import org.farol.forest.Cohort;
import org.farol.forest.Feature;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;
import org.jspecify.annotations.Nullable;

/** A model of next-year risk with its card. It never changes; safe for use by several threads. */
public final class TrainedModel {
    /** The reference of the risks that it tells of students it has not seen. */
    public static final String RISK = "RISCO";

    /** The reference of the outcomes it learned: 1 where the student was behind the year after, else 0. */
    public static final String OUTCOME = "DEFASADO";

    private final ModelCard card;
    private final Predictor predictor;
    private final List<ReferenceDistribution> reference;
    private @Nullable Explainer explainer;

    TrainedModel(ModelCard card, Predictor predictor, List<ReferenceDistribution> reference) {
        this.card = card;
        this.predictor = predictor;
        this.reference = List.copyOf(reference);
    }

    /** What is to be known of it. */
    public ModelCard card() {
        return card;
    }

    /**
     * How each feature was spread over the training rows: those that it looks at in the order of the card, then those that
     * it does not, and each {@link Category}; then {@link #RISK} and {@link #OUTCOME}. Models made earlier tell less.
     */
    public List<ReferenceDistribution> reference() {
        return reference;
    }

    /**
     * The variables whose drift is told: the features that it looks at, in the order of the card, and what else its file
     * tells of; but not {@link #RISK} and {@link #OUTCOME}.
     */
    public List<String> variables() {
        var variables = new LinkedHashSet<>(card.features());
        reference.stream()
                .map(ReferenceDistribution::feature)
                .filter(name -> !name.equals(RISK) && !name.equals(OUTCOME))
                .forEach(variables::add);
        return List.copyOf(variables);
    }

    /** What its file tells of a variable; empty also for one that only a later version of this program knows. */
    public Optional<ReferenceDistribution> reference(String variable) {
        return reference.stream()
                .filter(known -> known.feature().equals(variable))
                .filter(_ -> variable.equals(RISK)
                        || variable.equals(OUTCOME)
                        || !(Variable.named(variable) instanceof Variable.Unknown))
                .findFirst();
    }

    /** The values of variables of the students in {@code year}, a row a student; NaN where unknown. */
    public static double[][] rows(List<String> variables, List<StudentHistory> students, int year, Cohort cohort) {
        var wanted = Variable.named(variables);
        return students.stream()
                .parallel()
                .map(student -> row(wanted, student.in(year).orElseThrow(), Examples.features(student, year, cohort)))
                .toArray(double[][]::new);
    }

    /**
     * The values of variables in the records that it learned from, as far as {@code students} are those it was trained on;
     * empty if they are not.
     *
     * @param students all there are
     */
    public Optional<double[][]> trainingRows(List<String> variables, List<StudentHistory> students) {
        var wanted = Variable.named(variables);
        var examples = Examples.of(students).ofYears(card.trainYears()::contains);
        return examples.size() == card.trainingRecords()
                ? Optional.of(examples.all().stream()
                        .map(example -> row(wanted, example.record(), example.features()))
                        .toArray(double[][]::new))
                : Optional.empty();
    }

    private static double[] row(List<Variable> variables, YearlyRecord record, Map<Feature, OptionalDouble> features) {
        return variables.stream()
                .mapToDouble(variable -> variable.of(record, feature -> Objects.requireNonNull(features.get(feature)))
                        .orElse(Double.NaN))
                .toArray();
    }

    /** 1 for each student of {@code year} who was behind the year after, 0 for each who was not, if that is known. */
    public static double[] outcomes(List<StudentHistory> students, int year) {
        return Examples.of(students).ofYears(y -> y == year).labels();
    }

    Predictor predictor() {
        return predictor;
    }

    /** Made ready when reasons are first asked for: a window that opens shows none. */
    private synchronized Explainer explainer() {
        if (explainer == null) {
            explainer = Explainer.of(predictor);
        }
        return explainer;
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

    /** What is known of a student of {@code year}, by the name of each feature that the model looks at. */
    public Map<String, OptionalDouble> known(StudentHistory student, int year, Cohort cohort) {
        var values = predictor.known(Examples.features(student, year, cohort));
        var known = new LinkedHashMap<String, OptionalDouble>();
        for (var j = 0; j < values.size(); j++) {
            known.put(predictor.features().get(j).name(), values.get(j));
        }
        return known;
    }

    /**
     * How far the trees agree on a student of {@code year}.
     *
     * @param cohort all students of that year
     */
    public Agreement agreement(StudentHistory student, int year, Cohort cohort) {
        var values = predictor.known(Examples.features(student, year, cohort));
        return Agreement.of(predictor.votes(values), predictor.probability(values), card.threshold());
    }

    /** The student-years before {@code year} whose outcome is known, to find those like a student among them. */
    public PastStudents past(List<StudentHistory> students, int year) {
        return new PastStudents(this, Examples.of(students).ofYears(known -> known < year));
    }

    /** The risk of each of the students with its reasons, in their order, on all cores; as {@link #score}. */
    public List<Explanation> explain(List<StudentHistory> students, int year, Cohort cohort, Progress progress) {
        var values = students.stream()
                .map(student -> Examples.features(student, year, cohort))
                .toList();
        var explainer = explainer();
        var contributions =
                explainer.contributions(values.stream().map(predictor::row).toArray(double[][]::new), progress);
        return IntStream.range(0, contributions.length)
                .mapToObj(i -> explainer.explanation(predictor.known(values.get(i)), contributions[i]))
                .toList();
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
