package org.farol.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.farol.forest.Cohort;
import org.farol.forest.Feature;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/**
 * Student-years whose outcome is known, in the eyes of a model. How far two are apart is the distance of their features
 * as the forest sees them (unknown values replaced), each in units of its own spread and weighted by what it adds to
 * risks on average (the mean absolute SHAP value): two students are alike if they are alike in what matters to the model.
 */
public final class PastStudents {
    private final TrainedModel model;
    private final List<Examples.Example> examples;
    private final double[][] rows;
    private final double[] scale;

    PastStudents(TrainedModel model, Examples examples) {
        this.model = model;
        this.examples = examples.all();
        this.rows = this.examples.stream()
                .map(example -> model.predictor().row(example.features()))
                .toArray(double[][]::new);
        this.scale = new double[model.predictor().features().size()];
        Arrays.setAll(scale, j -> scale(model.predictor().features().get(j), j));
        for (var row : rows) {
            scaled(row);
        }
    }

    /** One that is like a student. */
    public record Like(YearlyRecord record, boolean behindYearAfter, double distance) {}

    /** How many there are. */
    public int size() {
        return rows.length;
    }

    /**
     * The {@code k} nearest to a student of {@code year}, nearest first; none of them the student.
     *
     * @param cohort all students of that year
     */
    public List<Like> nearest(StudentHistory student, int year, Cohort cohort, int k) {
        var own = scaled(model.predictor().row(Examples.features(student, year, cohort)));
        var nearest =
                new PriorityQueue<>(Comparator.comparingDouble(Like::distance).reversed());
        for (var i = 0; i < rows.length; i++) {
            var example = examples.get(i);
            var distance = distance(own, rows[i]);
            if (!example.studentId().equals(student.studentId())
                    && (nearest.size() < k || distance < nearest.element().distance())) {
                nearest.add(new Like(example.record(), example.behind(), distance));
                if (nearest.size() > k) {
                    nearest.remove();
                }
            }
        }
        return nearest.stream()
                .sorted(Comparator.comparingDouble(Like::distance))
                .toList();
    }

    private double[] scaled(double[] row) {
        for (var j = 0; j < row.length; j++) {
            row[j] *= scale[j];
        }
        return row;
    }

    private static double distance(double[] one, double[] other) {
        var sum = 0.0;
        for (var j = 0; j < one.length; j++) {
            var difference = one[j] - other[j];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** The feature's weight by its spread. */
    private double scale(Feature feature, int j) {
        var mean = Arrays.stream(rows).mapToDouble(row -> row[j]).average().orElse(0);
        var variance = Arrays.stream(rows)
                .mapToDouble(row -> (row[j] - mean) * (row[j] - mean))
                .average()
                .orElse(0);
        var weight = model.card().influences().stream()
                .filter(influence -> influence.feature().equals(feature.name()))
                .mapToDouble(Influence::meanImpact)
                .findFirst()
                .orElse(0);
        return variance == 0 ? 0 : weight / Math.sqrt(variance);
    }
}
