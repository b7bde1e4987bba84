package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.farol.drift.Cause;
import org.farol.drift.FeatureDrift;
import org.farol.drift.Severity;
import org.farol.pede.Field;
import org.farol.store.DriftEntry;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftTest {
    private static final Path SAMPLES = Path.of("data");

    private Workspace workspace;

    @BeforeAll
    void trainOnSamples(@TempDir Path home) throws Exception {
        workspace = Workspace.open(home);
        workspace.importFolder(SAMPLES, Progress.NONE);
        workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    void the_latest_year_is_compared_with_the_years_the_model_learned_from() throws Exception {
        var report = workspace.drift().ofYear(OptionalInt.empty());

        assertThat(report.year()).hasValue(2023);
        assertThat(report.ofTrainingYear()).isFalse();
        assertThat(report.students()).isEqualTo(workspace.records(2023).size());
        assertThat(report.file()).hasValue("exemplo-pede-2022-2023.xlsx");
        assertThat(report.features())
                .extracting(FeatureDrift::feature)
                .containsAll(workspace.model().orElseThrow().features())
                .contains("IEG", "INDE", "PEDRA", "GENERO");
        assertThat(report.risks()).isPresent();
        assertThat(report.outcome()).isEmpty();
        for (var feature : report.features()) {
            assertThat(feature.bins().stream()
                            .mapToDouble(FeatureDrift.Bin::actual)
                            .sum())
                    .isBetween(1 - 1e-9, 1 + 1e-9);
        }
    }

    @Test
    void a_year_it_learned_from_is_said_to_be_one() throws Exception {
        assertThat(workspace.drift().ofYear(OptionalInt.of(2021)).ofTrainingYear())
                .isTrue();
    }

    @Test
    void the_definition_of_the_reference_pipeline_can_be_had() throws Exception {
        var classic = workspace.drift().classic(2023);

        assertThat(classic.psi().keySet())
                .containsAll(workspace.model().orElseThrow().features());
        assertThat(classic.psi().values())
                .allSatisfy(psi -> assertThat(psi.orElse(0)).isGreaterThanOrEqualTo(0));
    }

    @Test
    void calls_are_compared_as_a_window_with_causes_but_without_what_no_caller_says(@TempDir Path other)
            throws Exception {
        try (var called = Workspace.open(other)) {
            called.importFolder(SAMPLES, Progress.NONE);
            called.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            assertThat(called.drift().ofCalls(100).students()).isZero();
            var given = Map.<String, Payload.Given>of(
                    "INDE", new Payload.Given.Numeric(5, "5"),
                    "FASE", new Payload.Given.Numeric(1, "1"),
                    "PEDRA", new Payload.Given.Text("Topázio"));
            var payloads = Collections.nCopies(300, new Payload(given, "{}"));
            called.predictions().predict(payloads, false);

            var report = called.drift().ofCalls(200);

            assertThat(report.year()).isEmpty();
            assertThat(report.students()).isEqualTo(200);
            assertThat(report.severity()).isEqualTo(Severity.SIGNIFICANT);
            assertThat(report.notCompared()).contains("MAT", "GENERO").doesNotContain("INDE", "PEDRA");
            assertThat(causeOf(report, engagement(called))).isInstanceOf(Cause.Missing.class);
            assertThat(causeOf(report, "INDE"))
                    .isInstanceOfSatisfying(
                            Cause.Shift.class,
                            shift -> assertThat(shift.meanNow()).isEqualTo(5));
            assertThat(report.risks())
                    .hasValueSatisfying(risks -> assertThat(risks.severity()).isEqualTo(Severity.SIGNIFICANT));
            assertThat(new DriftTexts(Locale.ENGLISH).advice(report)).isNotEmpty();
            assertThat(called.drift().classicOfCalls(50).rows()).isEqualTo(50);
            assertThat(called.drift().classicOfCalls(50).psi().get("MAT")).isEqualTo(OptionalDouble.empty());
        }
    }

    /** What the model looks at of a grade that no call here tells. */
    private static String engagement(Workspace workspace) throws Exception {
        return workspace.model().orElseThrow().features().stream()
                .filter(feature -> feature.endsWith(Field.IEG.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Cause causeOf(DriftReport report, String feature) {
        return report.features().stream()
                .filter(drift -> drift.feature().equals(feature))
                .flatMap(drift -> drift.cause().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_a_model_it_is_told_so(@TempDir Path other) {
        try (var empty = Workspace.open(other)) {
            assertThatThrownBy(() -> empty.drift().ofYear(OptionalInt.empty()))
                    .isInstanceOf(NotPossibleException.class);
        }
    }

    @Test
    void what_was_found_is_told_again_until_the_records_or_the_model_change(@TempDir Path other) throws Exception {
        try (var changed = Workspace.open(other.resolve("dados"))) {
            changed.importFolder(SAMPLES, Progress.NONE);
            changed.train(OptionalInt.of(2023), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            var year = OptionalInt.of(2023);
            var first = changed.drift().ofYear(year);
            assertThat(first.outcome()).isEmpty();
            assertThat(changed.drift().ofYear(year)).isSameAs(first);

            changed.importFiles(List.of(nextSheet(changed, other.resolve("PEDE2024.csv"))), Progress.NONE);
            assertThat(changed.drift().ofYear(year).outcome()).isPresent();

            changed.train(OptionalInt.of(2022), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            assertThat(changed.drift().ofYear(year).trainYears()).isNotEqualTo(first.trainYears());
        }
    }

    @Test
    void a_changed_scale_and_what_came_true_are_seen_with_the_next_sheet(@TempDir Path other) throws Exception {
        try (var later = Workspace.open(other.resolve("dados"))) {
            later.importFolder(SAMPLES, Progress.NONE);
            later.train(OptionalInt.of(2023), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            var next = nextSheet(later, other.resolve("PEDE2024.csv"));
            later.importFiles(List.of(next), Progress.NONE);

            var report = later.drift().ofYear(OptionalInt.empty());

            assertThat(report.year()).hasValue(2024);
            assertThat(report.file()).hasValue("PEDE2024.csv");
            assertThat(report.alarms()).anySatisfy(alarm -> {
                assertThat(alarm.feature()).isEqualTo("IDADE");
                assertThat(alarm.cause())
                        .hasValueSatisfying(
                                cause -> assertThat(cause).isInstanceOfAny(Cause.Shift.class, Cause.OutOfRange.class));
            });
            assertThat(report.outcome()).hasValueSatisfying(outcome -> {
                assertThat(outcome.year()).isEqualTo(2023);
                assertThat(outcome.figures()).hasSize(3);
                assertThat(outcome.baseRate()).isPresent();
            });
            for (var language : List.of(Locale.forLanguageTag("pt-BR"), Locale.ENGLISH)) {
                assertThat(new DriftTexts(language).advice(report))
                        .anyMatch(sentence -> sentence.contains("PEDE2024.csv"))
                        .noneMatch(sentence -> sentence.contains("{"));
                assertThat(new DriftTexts(language).facts(report))
                        .hasSize(5)
                        .anyMatch(sentence -> sentence.contains("AUC"))
                        .anyMatch(sentence -> sentence.contains("2023"))
                        .noneMatch(sentence -> sentence.contains("{"));
            }
            thenTheHistoryTellsOfIt(later);
        }
    }

    private static void thenTheHistoryTellsOfIt(Workspace later) throws Exception {
        var history = later.drift().history();
        assertThat(history)
                .extracting(DriftEntry::file, DriftEntry::year)
                .containsExactly(
                        tuple("exemplo-pede-2022-2023.xlsx", OptionalInt.of(2023)),
                        tuple("PEDE2024.csv", OptionalInt.of(2023)),
                        tuple("PEDE2024.csv", OptionalInt.of(2024)));
        assertThat(history.get(1).outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.year()).isEqualTo(2023));
        assertThat(history.getLast().value("IDADE").orElseThrow().severity()).isEqualTo("SIGNIFICANT");

        later.drift().keepCalls(1_000);
        assertThat(later.drift().history()).hasSize(3);
        for (var i = 0; i < 40; i++) {
            later.predictions().predict(new Payload(Map.of("IDADE", new Payload.Given.Numeric(13, "13")), "{}"));
        }
        later.drift().keepCalls(1_000);
        later.drift().keepCalls(1_000);
        assertThat(later.drift().history()).hasSize(4);
        assertThat(later.drift().history().getLast().students()).isEqualTo(40);
        assertThat(later.drift()
                        .history()
                        .getLast()
                        .value(engagement(later))
                        .orElseThrow()
                        .severity())
                .isEqualTo("SIGNIFICANT");

        later.imports().undo(later.imports().history().getFirst().id());
        assertThat(later.drift().history())
                .extracting(DriftEntry::file)
                .containsExactly("exemplo-pede-2022-2023.xlsx", "");
    }

    /** The students of 2023 a year older, none promoted. */
    private static Path nextSheet(Workspace workspace, Path csv) throws NotPossibleException, IOException {
        var lines = new StringBuilder("RA;Fase;Idade;IDA;IEG;IAA;Defasagem\n");
        for (var record : workspace.records(2023)) {
            var fase = record.whole(Field.FASE);
            var idade = record.whole(Field.IDADE);
            var defasagem = record.whole(Field.DEFASAGEM);
            if (fase.isPresent() && idade.isPresent() && defasagem.isPresent()) {
                lines.append("%s;%d;%d;6,5;7,5;8,5;%d%n"
                        .formatted(
                                record.studentId(), fase.getAsInt(), idade.getAsInt() + 3, defasagem.getAsInt() - 1));
            }
        }
        return Files.writeString(csv, lines);
    }
}
