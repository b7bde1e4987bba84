package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.farol.forest.Cohort;
import org.farol.model.PastStudents.Like;
import org.farol.pede.StudentHistory;
import org.junit.jupiter.api.Test;

class PastStudentsTest {
    private static final int YEAR = 2023;

    private final List<StudentHistory> students = SmallModels.students();
    private final TrainedModel model = SmallModels.model(1);
    private final Cohort cohort = Cohort.of(students, YEAR);

    PastStudentsTest() throws NotEnoughOutcomesException {}

    @Test
    void the_nearest_are_those_a_plain_search_finds_and_never_the_student() {
        var past = model.past(students, YEAR);
        var student = students.get(7);

        var found = past.nearest(student, YEAR, cohort, 10);

        assertThat(past.size()).isEqualTo(2 * students.size());
        assertThat(found).hasSize(10).isSortedAccordingTo(Comparator.comparingDouble(Like::distance));
        assertThat(found).noneMatch(like -> like.record().studentId().equals(student.studentId()));
        assertThat(found).allMatch(like -> like.record().year() < YEAR);
        var expected = plainDistances(student);
        for (var i = 0; i < found.size(); i++) {
            assertThat(found.get(i).distance()).isCloseTo(expected.get(i), within(1e-9));
        }
    }

    @Test
    void nobody_is_nearer_than_a_twin() {
        var student = students.get(3);
        var twin = new StudentHistory(
                "RA-twin",
                student.records().stream()
                        .map(record -> record.withStudentId("RA-twin"))
                        .toList());
        var everybody = new ArrayList<>(students);
        everybody.add(twin);
        var now = student.until(2022);

        var nearest = model.past(everybody, YEAR).nearest(now, 2022, Cohort.of(everybody, 2022), everybody.size());

        assertThat(nearest)
                .filteredOn(like -> like.distance() == 0)
                .extracting(like -> like.record().studentId())
                .contains("RA-twin");
    }

    @Test
    void the_trees_agree_as_far_as_they_stand_on_one_side_of_the_threshold() {
        var votes = new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};

        var agreement = Agreement.of(votes, 0.6, 0.35);

        assertThat(agreement.trees()).isEqualTo(11);
        assertThat(agreement.onSameSide()).isEqualTo(8 / 11.0);
        assertThat(agreement.low()).isEqualTo(0.2);
        assertThat(agreement.high()).isEqualTo(0.95);
        assertThat(Agreement.of(votes, 0.3, 0.35).onSameSide()).isEqualTo(3 / 11.0);
    }

    @Test
    void the_votes_of_the_trees_average_to_the_probability() {
        var forest = model.predictor().forest();
        var row = new double[model.predictor().features().size()];

        var votes = forest.votes(row);

        assertThat(votes).hasSize(forest.trees());
        assertThat(Arrays.stream(votes).average().orElseThrow()).isCloseTo(forest.probability(row), within(1e-12));
    }

    /** All distances, rising, worked out from the features' values by name; features nobody knows tell no one apart. */
    private List<Double> plainDistances(StudentHistory student) {
        var own = known(student, YEAR, cohort);
        var others = students.stream()
                .flatMap(other -> IntStream.of(2021, 2022)
                        .mapToObj(year -> new Candidate(other, known(other, year, Cohort.of(students, year)))))
                .toList();
        var squares = new HashMap<Candidate, Double>();
        for (var influence : model.card().influences()) {
            var name = influence.feature();
            var mean = others.stream()
                    .mapToDouble(other -> value(other.features(), name))
                    .average()
                    .orElseThrow();
            var spread = Math.sqrt(others.stream()
                    .mapToDouble(other -> Math.pow(value(other.features(), name) - mean, 2))
                    .average()
                    .orElseThrow());
            if (spread > 0) {
                others.forEach(other -> squares.merge(
                        other,
                        Math.pow(
                                influence.meanImpact() * (value(own, name) - value(other.features(), name)) / spread,
                                2),
                        Double::sum));
            }
        }
        return squares.entrySet().stream()
                .filter(entry -> !entry.getKey().student().equals(student))
                .map(entry -> Math.sqrt(entry.getValue()))
                .sorted()
                .toList();
    }

    private record Candidate(StudentHistory student, Map<String, Double> features) {}

    private Map<String, Double> known(StudentHistory student, int year, Cohort ofYear) {
        var row = model.predictor().row(Examples.features(student, year, ofYear));
        var known = new HashMap<String, Double>();
        IntStream.range(0, row.length)
                .forEach(j -> known.put(model.predictor().features().get(j).name(), row[j]));
        return known;
    }

    private static double value(Map<String, Double> features, String name) {
        return Objects.requireNonNull(features.get(name));
    }
}
