package org.farol.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.farol.forest.Calibration;
import org.farol.forest.Feature;
import org.farol.forest.ForestGrower;
import org.farol.forest.Imputation;
import org.farol.forest.RandomForest;
import org.farol.model.onnx.ScoringGraph;
import org.farol.work.Progress;

/**
 * What turns a student's features into a risk.
 *
 * @param features those that the forest was grown on, in the order of its rows
 */
record Predictor(List<Feature> features, Imputation imputation, RandomForest forest, Calibration calibration) {
    Predictor {
        features = List.copyOf(features);
    }

    static Predictor of(ScoringGraph graph) {
        return new Predictor(
                graph.features().stream().map(Feature::valueOf).toList(),
                new Imputation(graph.medians()),
                graph.forest(),
                graph.calibration());
    }

    /** The same as a graph, which flags from {@code threshold} on. */
    ScoringGraph graph(double threshold) {
        return new ScoringGraph(
                features.stream().map(Feature::name).toList(), imputation.medians(), forest, calibration, threshold);
    }

    /** Grows a forest on the examples of the configuration's window, not calibrated yet. */
    static Predictor grow(Examples examples, Configuration configuration, int trees, long seed, Progress progress) {
        var learned = configuration.window().of(examples);
        var features = configuration.features().features();
        var known = learned.all().stream()
                .map(example -> only(features, example.features()))
                .toList();
        var imputation = Imputation.learn(known, features.size());
        var rows = known.stream().map(imputation::complete).toArray(double[][]::new);
        var labels = learned.labels();
        var grower =
                new ForestGrower(rows, labels, configuration.weighting().weights(labels), configuration.forest(trees));
        var forest = grower.grow(seed, progress).forest();
        return new Predictor(features, imputation, forest, Calibration.PiecewiseLinear.IDENTITY);
    }

    Predictor with(Calibration learned) {
        return new Predictor(features, imputation, forest, learned);
    }

    /** Probability in [0,1], of the values of its features. */
    double probability(List<OptionalDouble> values) {
        return calibration.apply(forest.probability(imputation.complete(values)));
    }

    /** The calibrated probability, in [0,1], that each tree would tell by itself. */
    double[] votes(List<OptionalDouble> values) {
        return Arrays.stream(forest.votes(imputation.complete(values)))
                .map(calibration::apply)
                .toArray();
    }

    /** The probability of each example. */
    double[] probabilities(Examples examples) {
        return probabilities(examples.all().stream().map(Examples.Example::features));
    }

    /** The probability of each student, of the values of all features, on all cores. */
    double[] probabilities(Stream<Map<Feature, OptionalDouble>> students) {
        var raw = forest.probabilities(students.map(this::row).toArray(double[][]::new));
        return Arrays.stream(raw).map(calibration::apply).toArray();
    }

    /** The forest's row, of the values of all features. */
    double[] row(Map<Feature, OptionalDouble> values) {
        return imputation.complete(known(values));
    }

    /** The values of the features that the forest looks at. */
    List<OptionalDouble> known(Map<Feature, OptionalDouble> values) {
        return only(features, values);
    }

    private static List<OptionalDouble> only(List<Feature> features, Map<Feature, OptionalDouble> values) {
        return features.stream()
                .map(feature -> Objects.requireNonNull(values.get(feature)))
                .toList();
    }
}
