package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.sheet.cell.Rule;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On the real workbooks, where they are; they are never part of the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealWorkbooksTest {
    private static final Path REAL = Path.of("..", "shared", "data");

    private Workspace workspace;
    private ImportSummary summary;

    @BeforeAll
    void importThem(@TempDir Path home) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(REAL), "the real workbooks are not beside the project");
        workspace = Workspace.open(home);
        summary = workspace.importFolder(REAL, Progress.NONE);
    }

    @AfterAll
    void close() {
        if (workspace != null) {
            workspace.close();
        }
    }

    @Test
    void every_grade_that_excel_turned_into_a_date_is_repaired() {
        assertThat(summary.files().stream()
                        .flatMap(file -> file.sheets().stream())
                        .flatMap(sheet -> sheet.cells().stream())
                        .filter(cell -> cell.rule() == Rule.DATE_TO_GRADE))
                .hasSize(6_432)
                .allMatch(cell -> cell.value().isPresent());
    }

    @Test
    void the_inde_identity_holds_on_almost_every_complete_record_of_every_year() throws Exception {
        for (var year : workspace.years()) {
            var complete = workspace.records(year).stream()
                    .filter(Identities::indeApplies)
                    .toList();
            assertThat((double) complete.stream().filter(Identities::indeHolds).count() / complete.size())
                    .as("share of %d records of %d", complete.size(), year)
                    .isGreaterThanOrEqualTo(0.995);
        }
    }

    @Test
    void all_students_of_2022_are_linked_and_stand_once() throws Exception {
        assertThat(summary.outcome().linked()).isEqualTo(860);
        assertThat(workspace.records(2022)).hasSize(862);
        assertThat(workspace.records(2023)).hasSize(1_014);
    }

    @Test
    void ian_follows_defasagem_without_exception() throws Exception {
        for (var year : new int[] {2021, 2022, 2023}) {
            for (var record : workspace.records(year)) {
                assertThat(record.number(Field.IAN))
                        .hasValue(Identities.ian(record.whole(Field.DEFASAGEM).orElseThrow()));
            }
        }
    }

    @Test
    void the_walk_forward_beats_what_was_asked_and_the_reasons_add_up() throws Exception {
        var card = workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);

        var test = card.quality().orElseThrow();
        assertThat(test.testYear()).isEqualTo(2022);
        assertThat(test.n()).isEqualTo(600);
        assertThat(test.auc()).isGreaterThanOrEqualTo(0.86);
        assertThat(test.precisionAtRecall97()).isGreaterThanOrEqualTo(0.72);
        for (var reasons : workspace.explainAll(2023, Progress.NONE)) {
            assertThat(reasons.baseValue()
                            + reasons.contributions().stream()
                                    .mapToDouble(Reasons.Contribution::impact)
                                    .sum())
                    .isCloseTo(reasons.risk(), within(1e-9));
        }
    }
}
