package org.farol.model;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.farol.forest.Feature;
import org.farol.forest.ForestGrower;
import org.farol.forest.ForestOptions;
import org.farol.forest.Imputation;
import org.farol.forest.RandomForest;
import org.farol.model.onnx.RiskCurve;
import org.farol.model.onnx.ScoringGraph;
import org.farol.work.Progress;

/**
 * What turns a student's features into a risk.
 *
 * @param features names of the features the forest was grown on, in the order of its rows
 */
record Predictor(List<String> features, Imputation imputation, RandomForest forest) {
    static Predictor learn(Examples examples, ForestOptions options, long seed, Progress progress) {
        var features = Arrays.stream(Feature.values()).map(Feature::name).toList();
        var imputation = Imputation.learn(
                examples.all().stream().map(Examples.Example::features).toList(), features.size());
        var rows = examples.all().stream()
                .map(example -> imputation.complete(example.features()))
                .toArray(double[][]::new);
        var weights = new double[rows.length];
        Arrays.fill(weights, 1);
        var grown = new ForestGrower(rows, examples.labels(), weights, options).grow(seed, progress);
        return new Predictor(features, imputation, grown.forest());
    }

    static Predictor of(ScoringGraph graph) {
        return new Predictor(graph.features(), new Imputation(graph.medians()), graph.forest());
    }

    /** The same as a graph, which flags from {@code threshold} on. */
    ScoringGraph graph(double threshold) {
        return new ScoringGraph(features, imputation.medians(), forest, new RiskCurve.Identity(), threshold);
    }

    /** Probability in [0,1]. */
    double probability(List<OptionalDouble> features) {
        return forest.probability(imputation.complete(features));
    }

    /** The probabilities of many rows of features, in their order. */
    double[] probabilities(Stream<List<OptionalDouble>> rows) {
        return forest.probabilities(rows.map(imputation::complete).toArray(double[][]::new));
    }
}
