package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.pede.Field;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {
    private static final int YEAR = 2023;

    private Workspace workspace;
    private double threshold;

    @BeforeAll
    void train(@TempDir Path home) throws Exception {
        workspace = Workspace.open(home);
        workspace.importFolder(Path.of("data"), Progress.NONE);
        threshold = workspace
                .train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE)
                .threshold();
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    void the_grades_as_they_are_give_the_risk_and_reasons_as_they_are() throws Exception {
        for (var student : workspace.students(YEAR).subList(0, 50)) {
            var id = student.record().studentId();
            assertThat(workspace.whatIf(id, YEAR).reasons(Map.of()))
                    .isEqualTo(workspace.explain(id, OptionalInt.of(YEAR)));
        }
    }

    @Test
    void the_reasons_of_moved_grades_add_up_to_their_risk() throws Exception {
        for (var student : workspace.students(YEAR).subList(0, 50)) {
            var whatIf = workspace.whatIf(student.record().studentId(), YEAR);
            for (var field : whatIf.fields()) {
                var moved = whatIf.reasons(Map.of(field, 9.5));
                assertThat(moved.baseValue()
                                + moved.contributions().stream()
                                        .mapToDouble(Reasons.Contribution::impact)
                                        .sum())
                        .isEqualTo(moved.risk(), within(1e-9));
            }
        }
    }

    @Test
    void only_grades_that_the_model_looks_at_are_offered() throws Exception {
        var card = workspace.model().orElseThrow();
        var whatIf =
                workspace.whatIf(workspace.students(YEAR).getFirst().record().studentId(), YEAR);

        assertThat(whatIf.fields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(card.features())
                        .anyMatch(feature -> feature.contains(field.name()) || feature.contains("INDE")));
        assertThat(whatIf.fields()).doesNotContain(Field.FASE, Field.IDADE, Field.IAN);
    }

    @Test
    void the_smallest_changes_bring_the_risk_under_the_threshold_and_stay_within_reach() throws Exception {
        var helped = 0;
        for (var student : workspace.students(YEAR)) {
            if (student.risk().orElseThrow() >= threshold && student.risk().orElseThrow() < threshold + 0.2) {
                var whatIf = workspace.whatIf(student.record().studentId(), YEAR);
                for (var suggestion : whatIf.smallestChanges(threshold, Progress.NONE)) {
                    helped++;
                    assertThat(suggestion.risk()).isLessThan(threshold);
                    assertThat(whatIf.reasons(suggestion.grades()).risk()).isEqualTo(suggestion.risk(), within(1e-9));
                    assertThat(suggestion.grades()).hasSizeLessThanOrEqualTo(2);
                    suggestion
                            .grades()
                            .forEach((field, grade) -> assertThat(grade)
                                    .isGreaterThan(Objects.requireNonNull(
                                            whatIf.grades().get(field)))
                                    .isLessThanOrEqualTo(10));
                }
            }
        }
        assertThat(helped).isPositive();
    }

    @Test
    void a_student_under_the_threshold_needs_no_change() throws Exception {
        var low = workspace.students(YEAR).stream()
                .filter(student -> student.risk().orElseThrow() < threshold)
                .findFirst()
                .orElseThrow();

        assertThat(workspace.whatIf(low.record().studentId(), YEAR).smallestChanges(threshold, Progress.NONE))
                .isEmpty();
    }
}
