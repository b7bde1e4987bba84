package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.farol.forest.Cohort;
import org.farol.forest.Feature;
import org.farol.forest.RandomForest;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final int TREES = 60;

    private final List<StudentHistory> students = Students.whoseDefasagemMostlyStays(200);
    private TrainedModel model;

    @BeforeAll
    void train() throws Exception {
        model = train(students, ThresholdPolicy.Fixed.STANDARD);
    }

    private static TrainedModel train(List<StudentHistory> students, ThresholdPolicy policy) throws Exception {
        return new Trainer(CLOCK)
                .train(students, new TrainingOptions(OptionalInt.empty(), 7, policy, TREES), Progress.NONE);
    }

    @Test
    void what_a_year_is_told_does_not_depend_on_what_came_true_of_it() throws Exception {
        var turned = train(
                students.stream().map(TrainerTest::withOutcomeOf2022Turned).toList(), ThresholdPolicy.Fixed.STANDARD);

        var told = model.card().quality().orElseThrow();
        var toldTurned = turned.card().quality().orElseThrow();
        assertThat(told.testYear()).isEqualTo(2022);
        assertThat(toldTurned.positives()).isNotEqualTo(told.positives());
        assertThat(toldTurned.flaggedShare()).isEqualTo(told.flaggedShare());
        assertThat(toldTurned.curves().calibration())
                .extracting(Curves.CalibrationBin::predicted)
                .isEqualTo(told.curves().calibration().stream()
                        .map(Curves.CalibrationBin::predicted)
                        .toList());
    }

    private static StudentHistory withOutcomeOf2022Turned(StudentHistory student) {
        return new StudentHistory(
                student.studentId(),
                student.records().stream()
                        .map(record -> record.year() < 2023
                                ? record
                                : record.withDerived(
                                        Field.DEFASAGEM,
                                        Value.of(-1
                                                - record.number(Field.DEFASAGEM).orElseThrow())))
                        .toList());
    }

    @Test
    void the_card_tells_what_was_chosen_from_what() {
        var choice = model.card().choice();

        assertThat(choice.candidates())
                .extracting(Choice.Candidate::configuration)
                .contains(choice.configuration(), Configuration.START)
                .doesNotHaveDuplicates();
        assertThat(choice.calibrations())
                .extracting(Choice.CalibrationCandidate::method)
                .containsExactly(CalibrationMethod.values());
        assertThat(choice.calibrations().stream()
                        .filter(candidate -> candidate.method() == choice.calibration())
                        .allMatch(chosen ->
                                choice.calibrations().stream().allMatch(other -> chosen.brier() <= other.brier())))
                .isTrue();
    }

    @Test
    void where_no_year_can_be_judged_by_one_before_it_nothing_is_chosen() throws Exception {
        var ofOneYear = students.stream()
                .map(student -> student.until(2022))
                .filter(student -> !student.records().isEmpty())
                .toList();

        assertThat(train(ofOneYear, new ThresholdPolicy.Fixed(0.35))
                        .card()
                        .choice()
                        .candidates())
                .extracting(Choice.Candidate::configuration)
                .containsExactly(Configuration.START);
    }

    @Test
    void no_split_counts_more_of_what_is_better_as_a_reason_for_risk() {
        var predictor = Predictor.grow(Examples.of(students), Configuration.START, 20, 1, Progress.NONE);
        var forest = predictor.forest();

        for (var node = 0; node < forest.nodes(); node++) {
            if (forest.feature()[node] != RandomForest.LEAF
                    && predictor.features().get(forest.feature()[node]).isMoreBetter()) {
                assertThat(forest.probability()[node + 1])
                        .isGreaterThanOrEqualTo(forest.probability()[forest.right()[node]] - 1e-9);
            }
        }
    }

    @Test
    void the_reasons_of_every_student_add_up_to_the_calibrated_risk() {
        var cohort = Cohort.of(students, 2023);
        var risks = model.score(students, 2023, cohort);
        var explanations = model.explain(students, 2023, cohort, Progress.NONE);

        for (var i = 0; i < risks.length; i++) {
            var explanation = explanations.get(i);
            assertThat(explanation.risk()).isEqualTo(risks[i]);
            assertThat(explanation.baseValue()
                            + explanation.impacts().stream()
                                    .mapToDouble(Explanation.Impact::impact)
                                    .sum())
                    .isCloseTo(risks[i], within(1e-9));
        }
    }

    @Test
    void out_of_fold_predictions_never_come_from_a_year_of_the_same_student() {
        var examples = Examples.of(students);
        var apart = OutOfFold.predict(examples, Configuration.START, 5, 1, HeldOut.STUDENT, Progress.NONE);

        for (var i = 1; i < apart.fold().length; i++) {
            if (examples.all()
                    .get(i)
                    .studentId()
                    .equals(examples.all().get(i - 1).studentId())) {
                assertThat(apart.fold()[i]).isEqualTo(apart.fold()[i - 1]);
            }
        }
        assertThat(apart.fold()).contains(0, 1, 2, 3, 4);
    }

    @Test
    void what_a_year_brought_tells_nothing_of_the_predictions_for_that_year_that_risks_are_calibrated_on() {
        var examples = Examples.of(students);
        var latest = examples.years().getLast();
        var turned = new Examples(examples.all().stream()
                .map(example -> example.year() == latest ? turned(example) : example)
                .toList());

        assertThat(predictedFor(latest, turned, HeldOut.STUDENT_AND_YEAR))
                .isEqualTo(predictedFor(latest, examples, HeldOut.STUDENT_AND_YEAR));
        assertThat(predictedFor(latest, turned, HeldOut.STUDENT))
                .isNotEqualTo(predictedFor(latest, examples, HeldOut.STUDENT));
    }

    @Test
    void where_there_is_one_year_only_its_risks_are_calibrated_on_its_other_students() {
        var examples = Examples.of(students);
        int first = examples.years().getFirst();
        var ofFirst = examples.ofYears(year -> year == first);

        assertThat(predictedFor(first, ofFirst, HeldOut.STUDENT_AND_YEAR))
                .isEqualTo(predictedFor(first, ofFirst, HeldOut.STUDENT));
    }

    private static Examples.Example turned(Examples.Example example) {
        return new Examples.Example(example.record(), example.features(), !example.behind(), example.ladderMoved());
    }

    private static double[] predictedFor(int year, Examples examples, HeldOut heldOut) {
        var raw = OutOfFold.predict(examples, Configuration.START, 5, 1, heldOut, Progress.NONE)
                .raw();
        return IntStream.range(0, raw.length)
                .filter(i -> examples.all().get(i).year() == year)
                .mapToDouble(i -> raw[i])
                .toArray();
    }

    @Test
    void other_flagging_needs_no_training_and_changes_nothing_but_the_threshold() {
        var risks = model.score(students, 2023, Cohort.of(students, 2023));
        var changed = model.with(new ThresholdPolicy.Support(50), risks);

        assertThat(changed.card().walkForward()).isEqualTo(model.card().walkForward());
        assertThat(changed.card().policy()).isEqualTo(new ThresholdPolicy.Support(50));
        assertThat(ThresholdMeaning.of(changed.card().policy(), changed.card(), risks)
                        .flagged())
                .isLessThanOrEqualTo(50);
        assertThat(changed.score(students, 2023, Cohort.of(students, 2023))).isEqualTo(risks);
    }

    @Test
    void what_a_threshold_means_in_people_adds_up() {
        var risks = new double[] {0.9, 0.6, 0.2, 0.1};
        var meaning = ThresholdMeaning.of(new ThresholdPolicy.Fixed(0.5), model.card(), risks);

        assertThat(meaning.students()).isEqualTo(4);
        assertThat(meaning.flagged()).isEqualTo(2);
        assertThat(meaning.expectedCaught()).isCloseTo(1.5, within(1e-12));
        assertThat(meaning.expectedMissed()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void reaching_a_recall_sets_the_threshold_on_students_the_forest_had_not_seen() throws Exception {
        var reaching = train(students, new ThresholdPolicy.ReachRecall(0.97));

        assertThat(reaching.card().operatingPoints().stream()
                        .filter(point -> point.threshold() == reaching.card().threshold())
                        .findFirst()
                        .orElseThrow()
                        .recall())
                .isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void influences_name_each_feature_once_and_no_student() {
        var influences = model.card().influences();

        assertThat(influences)
                .extracting(Influence::feature)
                .containsExactlyInAnyOrderElementsOf(model.card().features());
        assertThat(influences).isSortedAccordingTo((a, b) -> Double.compare(b.meanImpact(), a.meanImpact()));
        assertThat(influences.getFirst().sample()).hasSizeLessThanOrEqualTo(150).isNotEmpty();
        assertThat(influences.getFirst().feature())
                .isIn(
                        Feature.DEFASAGEM.name(),
                        Feature.DEFASAGEM_SEM_PROMOCAO.name(),
                        Feature.AVANCO_FASE_IDEAL.name());
    }

    @Test
    void a_column_that_a_year_lacks_altogether_still_gives_finite_risks() {
        var without = students.stream()
                .map(student -> new StudentHistory(
                        student.studentId(),
                        student.records().stream()
                                .map(record -> {
                                    var values = new EnumMap<>(record.values());
                                    values.keySet().retainAll(List.of(Field.FASE));
                                    return new YearlyRecord(record.studentId(), record.year(), values, record.source());
                                })
                                .toList()))
                .toList();

        assertThat(Arrays.stream(model.score(without, 2023, Cohort.of(without, 2023))))
                .allSatisfy(risk -> assertThat(risk).isBetween(0.0, 1.0));
    }

    @Test
    void limits_say_what_the_figures_cannot() {
        assertThat(model.card().limits()).contains(Limit.REASONS_ARE_NOT_CAUSES).doesNotContain(Limit.UNJUDGED);
    }

    @Test
    void training_stops_when_asked_to() {
        var stopped = new Progress() {
            @Override
            public void report(double done) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> new Trainer(CLOCK)
                        .train(
                                students,
                                new TrainingOptions(OptionalInt.empty(), 7, ThresholdPolicy.Fixed.STANDARD),
                                stopped))
                .isInstanceOf(CancellationException.class);
    }
}
