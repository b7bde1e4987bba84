package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.model.Group;
import org.farol.model.NotEnoughOutcomesException;
import org.farol.model.ThresholdPolicy;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceTest {
    private static final Path SAMPLES = Path.of("data");

    private Path home;
    private Workspace workspace;

    @BeforeAll
    void fillWithSamples(@TempDir Path folder) throws Exception {
        home = folder;
        workspace = Workspace.open(home);
        workspace.importFolder(SAMPLES, Progress.NONE);
        workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    void importing_the_same_files_again_changes_nothing() throws Exception {
        var before = workspace.records(2022);

        var summary = workspace.importFolder(SAMPLES, Progress.NONE);

        assertThat(summary.outcome().added()).isZero();
        assertThat(summary.outcome().updated()).isZero();
        assertThat(summary.outcome().linked()).isZero();
        assertThat(summary.outcome().unchanged()).isEqualTo(2_308);
        assertThat(workspace.records(2022)).isEqualTo(before);
    }

    @Test
    void the_order_of_import_does_not_matter(@TempDir Path other) throws Exception {
        try (var reversed = Workspace.open(other)) {
            reversed.importFiles(List.of(SAMPLES.resolve("exemplo-pede-2022-2023.xlsx")), Progress.NONE);
            reversed.importFiles(List.of(SAMPLES.resolve("exemplo-pede-2020-2022.xlsx")), Progress.NONE);

            for (var year : workspace.years()) {
                assertThat(reversed.records(year))
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("source")
                        .isEqualTo(workspace.records(year));
            }
        }
    }

    @Test
    void a_bad_file_among_good_ones_changes_nothing(@TempDir Path other) throws Exception {
        var bad = Files.writeString(other.resolve("carta.xlsx"), "Prezados,");
        try (var fresh = Workspace.open(other.resolve("dados"))) {
            assertThatThrownBy(() -> fresh.importFiles(
                            List.of(SAMPLES.resolve("exemplo-pede-2022-2023.xlsx"), bad), Progress.NONE))
                    .isInstanceOf(UnreadableSpreadsheetException.class);
            assertThat(fresh.years()).isEmpty();
        }
    }

    @Test
    void a_file_damaged_at_its_end_leaves_nothing_of_its_beginning_or_of_its_neighbours(@TempDir Path other)
            throws Exception {
        var whole = Files.readString(
                Files.writeString(other.resolve("PEDE2022.csv"), "RA;Fase;IDA;IEG;IAA\nRA-1;3;7;8;7\nRA-2;3;7;8;7\n"));
        var bad = Files.writeString(other.resolve("PEDE2023.csv"), whole + "x".repeat(20_000_000));
        try (var fresh = Workspace.open(other.resolve("dados"))) {
            assertThatThrownBy(() -> fresh.importFiles(List.of(other.resolve("PEDE2022.csv"), bad), Progress.NONE))
                    .isInstanceOf(UnreadableSpreadsheetException.class)
                    .hasMessageContaining("PEDE2023.csv");
            assertThat(fresh.years()).isEmpty();
            assertThat(fresh.imports().history()).isEmpty();
        }
    }

    @Test
    void every_students_reasons_add_up_to_the_risk() throws Exception {
        var risks = workspace.students(2023);
        var reasons = workspace.explainAll(2023, Progress.NONE);

        assertThat(reasons).hasSameSizeAs(risks).hasSizeGreaterThan(600);
        for (var i = 0; i < risks.size(); i++) {
            var sum = reasons.get(i).baseValue()
                    + reasons.get(i).contributions().stream()
                            .mapToDouble(Reasons.Contribution::impact)
                            .sum();
            assertThat(sum).isCloseTo(reasons.get(i).risk(), within(1e-9));
            assertThat(reasons.get(i).risk()).isEqualTo(risks.get(i).risk().orElseThrow());
        }
    }

    @Test
    void the_same_data_and_seed_give_the_same_model(@TempDir Path other) throws Exception {
        var before = workspace.students(2023);
        try (var again = Workspace.open(other)) {
            again.importFolder(SAMPLES, Progress.NONE);
            var card = again.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);

            assertThat(card.version()).isEqualTo(workspace.model().orElseThrow().version());
            assertThat(card.walkForward())
                    .isEqualTo(workspace.model().orElseThrow().walkForward());
            assertThat(again.students(2023)).isEqualTo(before);
        }
    }

    @Test
    void a_saved_model_tells_the_same_risks_after_reopening(@TempDir Path other) throws Exception {
        try (var first = Workspace.open(other)) {
            first.importFolder(SAMPLES, Progress.NONE);
            first.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
        }
        try (var second = Workspace.open(other)) {
            assertThat(second.students(2023)).isEqualTo(workspace.students(2023));
        }
    }

    @Test
    void the_model_is_judged_on_years_it_had_not_seen() throws Exception {
        var card = workspace.model().orElseThrow();

        assertThat(card.walkForward()).hasSize(2).allSatisfy(test -> {
            assertThat(test.trainYears()).allMatch(year -> year < test.testYear());
            assertThat(test.auc()).isGreaterThan(0.8);
            assertThat(test.threshold()).isEqualTo(0.35);
        });
    }

    @Test
    void evaluating_a_year_uses_a_model_that_had_not_seen_its_outcomes() throws Exception {
        var evaluation = workspace.evaluate(2022, Progress.NONE);
        var walkForward = workspace.model().orElseThrow().quality().orElseThrow();

        assertThat(evaluation.quality()).isEqualTo(walkForward);
        assertThat(evaluation.quality().byGroup()).extracting(Group::field).contains("genero", "fase", "instituicao");
        assertThat(evaluation.quality().byGroup().stream()
                        .filter(group -> group.field().equals("genero"))
                        .mapToInt(Group::n)
                        .sum())
                .isEqualTo(evaluation.quality().n());
    }

    @Test
    void as_many_students_are_flagged_as_can_be_supported_without_training_again() throws Exception {
        var before = workspace.model().orElseThrow();
        try {
            var card = workspace.useThreshold(new ThresholdPolicy.Support(30), 2023);

            assertThat(card.version()).isEqualTo(before.version());
            assertThat(workspace.score(OptionalInt.of(2023)).flagged()).isBetween(1, 30);
        } finally {
            workspace.useThreshold(before.policy(), 2023);
        }
        assertThat(workspace.model()).hasValue(before);
    }

    @Test
    void what_is_missing_is_told(@TempDir Path other) throws Exception {
        try (var empty = Workspace.open(other)) {
            assertThatThrownBy(() -> empty.score(OptionalInt.empty())).isInstanceOf(NotPossibleException.class);
            assertThatThrownBy(() -> empty.explain("RA-1", OptionalInt.empty()))
                    .isInstanceOf(NotPossibleException.class);
            assertThatThrownBy(() -> empty.importFolder(other, Progress.NONE)).isInstanceOf(NotPossibleException.class);
            assertThatThrownBy(() -> empty.train(OptionalInt.empty(), 1, Optional.empty(), Progress.NONE))
                    .isInstanceOf(NotEnoughOutcomesException.class);
        }
    }

    @Test
    void every_feature_has_words_in_both_languages() throws Exception {
        for (var feature : workspace.model().orElseThrow().features()) {
            for (var locale : List.of(Locale.forLanguageTag("pt-BR"), Locale.ENGLISH)) {
                assertThat(FeatureTexts.label(feature, locale)).isNotBlank();
                assertThat(FeatureTexts.explanation(feature, locale)).isNotBlank();
            }
        }
    }
}
