package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.farol.pede.Identities;
import org.junit.jupiter.api.Test;

class SampleImportTest {
    private static final Path WIDE = Path.of("data", "exemplo-pede-2020-2022.xlsx");
    private static final Path YEARLY = Path.of("data", "exemplo-pede-2022-2023.xlsx");

    @Test
    void the_inde_identity_holds_on_every_complete_record() throws Exception {
        for (var file : List.of(WIDE, YEARLY)) {
            for (var sheet : Reading.of(file).sheets()) {
                assertThat(sheet.indeConfirmed()).isEqualTo(sheet.indeChecked());
                assertThat(sheet.records())
                        .filteredOn(Identities::indeApplies)
                        .allMatch(Identities::indeHolds)
                        .hasSize(sheet.indeChecked());
            }
        }
    }

    @Test
    void every_row_gives_a_record_or_a_reason() throws Exception {
        for (var sheet : Reading.of(YEARLY).sheets()) {
            assertThat(sheet.records().size() + sheet.refusedRows().size()).isEqualTo(sheet.rows());
        }
    }

    @Test
    void the_row_of_dictionary_codes_is_refused_with_its_cells() throws Exception {
        var sheet = Reading.of(WIDE).sheets().getFirst();

        assertThat(sheet.refusedRows()).singleElement().satisfies(row -> {
            assertThat(row.reason()).isEqualTo(RowAccount.Reason.NO_READABLE_VALUE);
            assertThat(sheet.cells())
                    .filteredOn(cell -> cell.row() == row.row())
                    .hasSize(11)
                    .allMatch(cell -> cell.rule().refuses());
        });
    }

    @Test
    void every_student_of_2022_is_linked_across_the_files() throws Exception {
        var records = new ArrayList<>(Reading.of(WIDE).records());
        records.addAll(Reading.of(YEARLY).records());

        var links = StudentLinks.find(records, Set.of());

        assertThat(links.offered()).isEmpty();
        assertThat(links.proved())
                .hasSize(617)
                .allSatisfy(link -> assertThat(link.ra().substring("RA-".length()))
                        .isEqualTo(link.ownId().substring("ALUNO-".length())));
    }
}
